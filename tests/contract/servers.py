"""A PostgreSQL server of the tests' own: started from the installed programs on a folder and a free port that vanish after."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, None where it is not installed."""
    found = shutil.which("pg_ctl")
    folders = [*PROGRAMS, *([Path(found).parent] if found else [])]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server and give the URL of its first database; stop it and remove its files at the end."""
    folder = programs()
    assert folder is not None
    root = Path(tempfile.mkdtemp(prefix="qala-pg-"))
    data, user = root / "data", "qala"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    as_user: dict[str, object] = {}
    if os.geteuid() == 0:  # the server refuses to run as root
        owner = pwd.getpwnam("postgres")
        os.chown(root, owner.pw_uid, owner.pw_gid)
        as_user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    root.chmod(0o755)

    def run(*command: object) -> None:
        done = subprocess.run(  # type: ignore[call-overload]
            [str(part) for part in command], cwd=root, check=False, capture_output=True, text=True, **as_user
        )
        assert done.returncode == 0, done.stdout + done.stderr

    try:
        run(folder / "initdb", "-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-p {port} -k {root} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
        run(folder / "pg_ctl", "-D", data, "-w", "-t", "60", "-l", root / "log", "-o", options, "start")
        try:
            yield f"postgresql://{user}@/postgres?host={root}&port={port}"
        finally:
            run(folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(root, ignore_errors=True)

"""The data of the pass: frozen, one term a file, importing nothing of qala's but each other."""

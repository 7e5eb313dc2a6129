"""The versions of the schema, one file each; a version that was released is never changed again."""

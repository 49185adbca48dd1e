"""A PostgreSQL server of the tests' own: the machine's binaries, a folder, a socket; gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "listen_addresses=",
    "max_connections=200",
)


class Server:
    """A running server, reached through a socket in its folder."""

    def __init__(self, folder: Path, user: str, control: Callable[..., None]) -> None:
        self.folder = folder
        self.user = user
        self._control = control

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql+psycopg://{self.user}@/{name}?host={self.folder}"

    def restart(self) -> None:
        """Stop it as an operator does, in the middle of everything, and start it again."""
        data, written = str(self.folder / "data"), str(self.folder / "log")
        self._control("pg_ctl", "-D", data, "-l", written, "-m", "fast", "-w", "restart")

    def run(self, statement: str) -> None:
        """Run one statement outside any transaction, as the owner of everything."""
        address = f"host={self.folder} user={self.user} dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def serving() -> Iterator[Server]:
    """Start a server and stop it again. It refuses to run as root: then it runs as its own user."""
    owner = pwd.getpwnam("postgres") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    # A socket's path may have 107 characters, so not in pytest's own folder.
    folder = Path(tempfile.mkdtemp(prefix="lianxin-"))
    shutil.chown(folder, owner.pw_uid, owner.pw_gid)
    asks = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.getuid() == 0 else {}

    def control(program: str, *arguments: str) -> None:
        command = [_program(program), *arguments]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False, timeout=120, **asks
        )  # type: ignore[call-overload]
        assert done.returncode == 0, done.stderr

    data = str(folder / "data")
    try:
        control("initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        options = " ".join(f"-c {setting}" for setting in (*SETTINGS, f"unix_socket_directories={folder}"))
        control("pg_ctl", "-D", data, "-l", str(folder / "log"), "-w", "-o", options, "start")
        try:
            yield Server(folder, owner.pw_name, control)
        finally:
            control(
                "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"
            )  # by the process id in its own folder
    finally:
        shutil.rmtree(folder)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        versions = sorted(
            Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: path.parts[-3].zfill(3)
        )
        assert versions, f"{name} was not found: install PostgreSQL"
        found = str(versions[-1])
    return found

"""A program on a pseudo-terminal, and whole commands, timed."""

import fcntl
import os
import pty
import select
import struct
import termios
import time

PROMPT = "›".encode()
DEADLINE = 60.0


class Terminal:
    """Starts a program on a terminal of 80 × 24 and waits for what it shows."""

    def __init__(self, arguments, environment=None, folder=None):
        self.begun = time.perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            try:
                if folder:
                    os.chdir(folder)
                os.execve(arguments[0], arguments, terminal_environment(environment))
            finally:
                os._exit(127)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.shown = b""

    def wait_for(self, mark, after_line=False):
        """The moment at which `mark` was shown; with `after_line`, below the echoed line."""
        while True:
            start = self.shown.find(b"\n") if after_line else 0
            if start >= 0 and self.shown.find(mark, start) >= 0:
                return time.perf_counter()
            readable, _, _ = select.select([self.file], [], [], DEADLINE)
            try:
                data = os.read(self.file, 65536) if readable else b""
            except OSError:
                data = b""
            if not data:
                raise RuntimeError(f"waited for {mark!r}; the program showed {self.shown[-300:]!r}")
            self.shown += data

    def answer(self, line, mark=PROMPT, end=b"\r"):
        """Types a line, and returns the seconds until `mark` is shown below it."""
        self.shown = b""
        begun = time.perf_counter()
        os.write(self.file, line.encode() + end)
        return self.wait_for(mark, after_line=True) - begun

    def peak_memory(self):
        """The most memory that the program held at once, in KiB."""
        with open(f"/proc/{self.pid}/status", encoding="utf-8") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1])
        raise RuntimeError("the kernel tells no VmHWM")

    def leave(self):
        """Ends the input, as Ctrl-D does, and waits for the end of the program."""
        os.write(self.file, b"\x04")
        self._wait_for_end()
        os.close(self.file)

    def close(self):
        """Hangs up, and waits for the end of the program."""
        os.close(self.file)
        self._wait_for_end()

    def _wait_for_end(self):
        for attempt in range(200):
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return
            select.select([], [], [], 0.01)
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)


def terminal_environment(more=None):
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    # The Python prompts are spared the question where the cursor is, which nobody would answer.
    kept |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PROMPT_TOOLKIT_NO_CPR": "1"}
    return kept | (more or {})


def seconds(arguments, statuses=(0,), output=os.devnull, folder=None):
    """How long a whole process takes, from starting it to its end.

    It is spawned, not forked: copying this process would be charged to both sides.
    """
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    here = os.getcwd()
    if folder:
        os.chdir(folder)
    try:
        begun = time.perf_counter()
        pid = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=actions)
        _, status = os.waitpid(pid, 0)
        elapsed = time.perf_counter() - begun
    finally:
        os.chdir(here)
    if os.waitstatus_to_exitcode(status) not in statuses:
        raise RuntimeError(f"{' '.join(arguments)} ended with status {status}")
    return elapsed

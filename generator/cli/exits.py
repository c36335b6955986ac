"""How the program leaves: what is wrong in a sentence on stderr, and a code."""

import errno
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import NoReturn

from generator.errors import GeneratorError, MissingTool, UnknownName, printable

MACHINE = (
    errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EMFILE,
    errno.ENFILE, errno.EIO, errno.EFBIG, errno.ENOMEM,
)  # fmt: skip
"""Faults of the machine: no room, no rights, no memory. Other faults are bugs of the program, and
keep their traceback.
"""


def left_in_words(command: Callable[[], object]) -> None:
    """Calls a command. Mistakes and faults of the machine are sentences; bugs keep their traceback.

    Exit codes: 0 all went well, 1 data or content is wrong, 2 the command was called in a wrong
    way, 3 the machine lacks something, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        command()
    except MissingTool as error:
        leave(str(error), 3)
    except UnknownName as error:
        leave(str(error), 2)
    except GeneratorError as error:
        leave(str(error), 1)
    except OSError as error:
        if error.errno not in MACHINE:
            raise
        leave(f"the machine does not allow it: {printable(str(error))}", 3)
    except MemoryError:
        leave(
            "the machine has too little memory for this; "
            "free some, or build fewer languages at once",
            3,
        )
    except KeyboardInterrupt:
        leave("interrupted; nothing has changed", 130)


def leave(message: str, code: int) -> NoReturn:
    """Prints a message to stderr and exits with a code."""
    print(message, file=sys.stderr)
    sys.exit(code)

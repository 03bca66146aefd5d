"""Limits on Windows: the child runs in a job object that bounds memory and processor time.

It has no walls there: the network and the files of the account stay within its reach.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import weakref
from collections.abc import Sequence

from .streams import Streams

SUSPENDED = 0x00000004
ALL_RIGHTS = 0x001FFFFF
EXTENDED_LIMITS = 9
PROCESS_TIME = 0x00000002
PROCESS_MEMORY = 0x00000100
DIE_ON_UNHANDLED = 0x00000400
KILL_ON_CLOSE = 0x00002000
TICKS = 10_000_000
"""Job objects count time in units of 100 ns."""


class Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_set", ctypes.c_size_t),
        ("most_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


def limits(*, seconds: float, memory: int) -> Extended:
    """What the job may use; it dies with the handle that holds it."""
    wanted = Extended()
    wanted.basic.flags = PROCESS_TIME | PROCESS_MEMORY | DIE_ON_UNHANDLED | KILL_ON_CLOSE
    wanted.basic.process_time = int(seconds * TICKS)
    wanted.process_memory = memory
    return wanted


if sys.platform == "win32":

    def start(
        argv: Sequence[str], streams: Streams, *, seconds: float, memory: int
    ) -> subprocess.Popen[bytes]:
        """Start the child asleep, put it into its job, and wake it: it never runs without limits."""
        process = subprocess.Popen(
            argv,
            creationflags=SUSPENDED,
            stdin=streams.given,
            stdout=streams.answer,
            stderr=streams.complaint,
        )
        kernel, native = ctypes.WinDLL("kernel32"), ctypes.WinDLL("ntdll")
        kernel.CreateJobObjectW.restype = kernel.OpenProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        child = ctypes.c_void_p(kernel.OpenProcess(ALL_RIGHTS, False, process.pid))
        wanted = limits(seconds=seconds, memory=memory)
        size = ctypes.sizeof(wanted)
        done = (
            kernel.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(wanted), size)
            and kernel.AssignProcessToJobObject(job, child)
            and native.NtResumeProcess(child) == 0
        )
        kernel.CloseHandle(child)
        weakref.finalize(process, kernel.CloseHandle, job)
        if not done:
            process.kill()
            raise OSError("The child could not be put into its job object.")
        return process

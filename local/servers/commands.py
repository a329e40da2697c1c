"""Programs that run to their end."""

import asyncio

__all__ = ["run"]


async def run(*command: str) -> tuple[int, str]:
    """Run a program; return its exit status and all that it printed. It does not outlive a cancelled caller."""
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        output, _ = await process.communicate()
    except BaseException:
        process.kill()
        await process.wait()
        raise
    return await process.wait(), output.decode(errors="replace")

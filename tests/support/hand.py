"""A hand at the page: it presses and writes, with a mouse or with keys alone."""

from typing import Any

__all__ = ["Hand"]

_MOST_TABS = 120
_STEP = """
target => {
  const here = document.activeElement;
  if (here === target) return null;
  return here.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
}
"""
"""Which key leads towards the target; null when it is reached."""


class Hand:
    """Presses what it is told to, with a mouse or with keys alone."""

    def __init__(self, page: Any, *, keys_alone: bool = False) -> None:
        self.page = page
        self.presses = 0
        self._keys_alone = keys_alone

    async def press(self, target: Any) -> None:
        """Click the target; with keys alone, go to it and press Enter."""
        self.presses += 1
        await target.wait_for()
        if not self._keys_alone:
            await target.click()
            return
        await self._reach(target)
        await self.page.keyboard.press("Enter")

    async def write(self, target: Any, text: str) -> None:
        """Put a text in the place of what is there, as pasting over it does."""
        await target.wait_for()
        if self._keys_alone:
            await self._reach(target)
        await target.select_text()
        await self.page.keyboard.insert_text(text)

    async def choose(self, name: str) -> None:
        """Choose one of a group of radio buttons; with keys alone, by the arrows."""
        radio = self.page.get_by_role("radio", name=name, exact=True)
        if not self._keys_alone:
            await self.page.get_by_text(name, exact=True).click()
            return
        chosen = self.page.get_by_role("radio", checked=True)
        await self._reach(chosen)
        for _ in range(_MOST_TABS):
            if await radio.is_checked():
                return
            await self.page.keyboard.press("ArrowRight")
        raise AssertionError(f"{name} cannot be chosen with the arrows")

    async def tick(self, box: Any) -> None:
        """Tick a box; with keys alone, by Space."""
        if not self._keys_alone:
            await box.check()
            return
        await self._reach(box)
        await self.page.keyboard.press("Space")

    async def _reach(self, target: Any) -> None:
        """Go to the target by Tab or Shift+Tab."""
        for _ in range(_MOST_TABS):
            step = await target.evaluate(_STEP)
            if step is None:
                return
            await self.page.keyboard.press(step)
        raise AssertionError(f"{target} cannot be reached with Tab")

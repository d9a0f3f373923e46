"""Walking through a page without a mouse, and where things stand on it."""

from playwright.sync_api import FloatRect, Locator, Page, expect


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Walk with Tab until the target has focus, as somebody without a mouse does."""
    expect(target).to_be_visible()
    it = target.element_handle()  # looking for it by its role at every step is what takes time
    for _ in range(80):
        where = it.evaluate("it => it === document.activeElement ? 'here' : it.isConnected")
        if where == "here":
            return
        if not where:  # the page has been drawn anew
            it = target.element_handle()
        page.keyboard.press(key)
    raise AssertionError(f"Tab never comes to {target}")


def top_of(thing: Locator) -> float:
    return box_of(thing)["y"]


def bottom_of(thing: Locator) -> float:
    return box_of(thing)["y"] + box_of(thing)["height"]


def box_of(thing: Locator) -> FloatRect:
    box = thing.bounding_box()
    assert box
    return box

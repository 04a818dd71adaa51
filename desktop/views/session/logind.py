"""Linux: what logind and the screen lock of the desktop say on the two buses of the machine.

A bus is a socket within this machine. One that is not there, or a service that is not, is simply not heard.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

LOGIN = "org.freedesktop.login1"
PLACE = "/org/freedesktop/login1"
MANAGER = f"{LOGIN}.Manager"
SESSION = f"{LOGIN}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
SCREEN_LOCKS = tuple(f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate"))
_REASON = ("sleep", "Startgesprek", "De kluis gaat eerst op slot", "delay")


def listen(parent: QObject) -> Logind | None:
    """Hear both buses; None when neither is there."""
    system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
    return Logind(system, session, parent) if system.isConnected() or session.isConnected() else None


class Logind(QObject):
    """Hears, and asks that the sleep waits a moment.

    Signals:
        leaving: the machine goes to sleep, or the session is locked, or another user's session comes in front.
    """

    leaving = Signal()

    def __init__(self, system: QDBusConnection, session: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system = system
        self._delay: Any = None
        if system.isConnected():
            _connect(system, LOGIN, PLACE, MANAGER, "PrepareForSleep", self, "sleep(QDBusMessage)")
            self._ask("GetSession", ["auto"], self._follow)
            self._hold()
        if session.isConnected():
            for lock in SCREEN_LOCKS:
                _connect(session, "", "", lock, "ActiveChanged", self, "screen_lock(QDBusMessage)")

    def let_go(self) -> None:
        """The sleep need not wait any longer."""
        self._delay = None

    def follow(self, session: str) -> None:
        """Hear a session of logind by its path."""
        _connect(self._system, LOGIN, session, SESSION, "Lock", self, "locked(QDBusMessage)")
        _connect(self._system, LOGIN, session, PROPERTIES, "PropertiesChanged", self, "changed(QString,QVariantMap)")

    @Slot("QDBusMessage")
    def sleep(self, message: QDBusMessage) -> None:
        """The machine goes to sleep (true) or has woken up (false)."""
        if message.arguments() == [True]:
            self.leaving.emit()
        elif self._delay is None:
            self._hold()

    @Slot("QDBusMessage")
    def screen_lock(self, message: QDBusMessage) -> None:
        """The desktop locks the screen (true) or opens it (false)."""
        if message.arguments() == [True]:
            self.leaving.emit()

    @Slot("QDBusMessage")
    def locked(self, _: QDBusMessage) -> None:
        """Logind asks the session to lock itself."""
        self.leaving.emit()

    @Slot(str, "QVariantMap")
    def changed(self, _: str, now: dict[str, Any]) -> None:
        """Something of the session is another: locked, or no longer the one in front."""
        if now.get("LockedHint") is True or now.get("Active") is False:
            self.leaving.emit()

    def _hold(self) -> None:
        """Ask that every sleep waits until `let_go`."""
        self._ask("Inhibit", list(_REASON), self._keep)

    def _keep(self, answer: QDBusMessage) -> None:
        self._delay = next(iter(answer.arguments()), None)

    def _follow(self, answer: QDBusMessage) -> None:
        for found in answer.arguments():
            self.follow(found.path())

    def _ask(self, method: str, arguments: list[str], then: Any) -> None:
        """Call the manager without waiting; a refusal is passed over."""
        call = QDBusMessage.createMethodCall(LOGIN, PLACE, MANAGER, method)
        call.setAutoStartService(False)
        call.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)

        def answered(done: QDBusPendingCallWatcher) -> None:
            if not done.isError():
                then(done.reply())
            done.deleteLater()

        watcher.finished.connect(answered)


def _connect(
    bus: QDBusConnection, service: str, path: str, interface: str, signal: str, to: QObject, slot: str
) -> None:
    """Hear a signal. An empty service or path stands for any."""
    # The stubs ask for bytes; only text is taken.
    bus.connect(service, path, interface, signal, to, SLOT(slot))  # type: ignore[call-overload]

"""Taking somebody's passphrase away: only that, or with everything encrypted anew for who stays."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton, QWidget

from desktop.errors import AnswerError
from desktop.forms.looks import label, named
from desktop.store.key_ring import Holder
from desktop.views.door.passphrase_fields import secret_line
from desktop.views.inline_question import InlineQuestion
from desktop.views.vault_page.holder_form import HolderForm

ABOUT = "Met deze wachtzin gaat de kluis daarna niet meer open."
ABOUT_ONESELF = "U haalt uw eigen wachtzin weg. Zodra de kluis op slot gaat, komt u er zelf niet meer in."
ANEW = (
    "Wie de kluis kon openen, kan de sleutel van de gegevens hebben bewaard. Na opnieuw versleutelen past die niet "
    "meer. Iedereen die blijft, houdt zijn eigen wachtzin. Er komt een nieuwe herstelsleutel, die u moet afdrukken."
)
COPIES = "Oude reservekopieën gaan nog wel open met de oude wachtzin. Hierna kunt u die weggooien."
WAITING = "Opnieuw versleutelen kan nog niet. Deze mensen moeten eerst één keer de kluis openen, of weg: {names}."


class RemovalForm(HolderForm):
    """Asks how somebody is removed. Wanted: whether everything is encrypted anew, own passphrase for that."""

    def __init__(self, holder: Holder, waiting: list[str], parent: QWidget | None = None) -> None:
        """Ask about one person.

        Args:
            waiting: names of who stays but cannot be given a new data key yet.
        """
        about = ABOUT_ONESELF if holder.yourself else ABOUT
        super().__init__(f"{holder.name} weghalen", about, "Weghalen", parent, danger=True)
        self._yourself, self._sure = holder.yourself, False
        self._anew = QRadioButton("Weghalen en alles opnieuw versleutelen (veiliger)")
        named(self._anew, "remove_anew", "Weghalen en alles opnieuw versleutelen")
        self._plain = QRadioButton("Alleen de wachtzin weghalen")
        named(self._plain, "remove_plain", self._plain.text())
        self._passphrase = secret_line("own_passphrase", "Uw eigen wachtzin")
        self._passphrase.setPlaceholderText("Uw eigen wachtzin")
        self._passphrase.returnPressed.connect(self.submit)
        self._question = InlineQuestion()
        explanation = label(WAITING.format(names=", ".join(waiting)) if waiting else f"{ANEW} {COPIES}", "help")
        explanation.setObjectName("remove_anew_about")
        possible = not waiting and not holder.yourself
        self._anew.setEnabled(possible)
        (self._anew if possible else self._plain).setChecked(True)
        self._anew.toggled.connect(self._passphrase.setVisible)
        self._passphrase.setVisible(possible)
        for part in (self._anew, explanation, self._passphrase, self._plain):
            self.body.addWidget(part)
            if holder.yourself:
                part.hide()
        self.body.addWidget(self._question)
        self.setFocusProxy(self.back)

    def typed(self) -> tuple[object, ...]:
        """Whether to encrypt anew, and the passphrase with which that is proven."""
        anew = self._anew.isChecked()
        if anew and not self._passphrase.text():
            raise AnswerError("Typ uw eigen wachtzin. Daarmee kijkt het programma na of de nieuwe sleutel past.")
        return anew, self._passphrase.text()

    def submit(self) -> None:
        """Ask once more when it is oneself who goes."""
        if self._yourself and not self._sure:
            self._question.ask(
                "Weet u het zeker? U komt hierna zelf niet meer in de kluis.", "Ja, haal mij weg", "Nee", self._agreed
            )
            return
        super().submit()

    def _agreed(self) -> None:
        self._sure = True
        self.submit()

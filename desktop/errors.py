"""Every problem a person can be told, each class with its own plain Dutch sentence.

UserError
├── ContentError            a questionnaire, municipality or catalog file is wrong (a list of findings)
│   └── FolderGone          the folder of a municipality is away, or nothing of it can be read
├── MunicipalityMissing     the municipality of a vault cannot be used, and there is no copy of it
├── AnswerError             a value does not fit its question
├── VaultError
│   ├── WrongPassphrase     no keyslot opens with this passphrase or recovery key
│   ├── MistypedRecoveryKey the recovery key's check digits do not fit: a typing error
│   ├── VaultMissing        the folder, or a file of it, is not there
│   ├── VaultExists         something stands already where a new vault should come
│   ├── VaultDamaged        a file of the vault cannot be what it should be
│   ├── VaultForbidden      the operating system does not let this person at the vault, or at a file of it
│   ├── VaultInUse          open in another program or on another machine
│   ├── VaultTooNew         made by a newer version of this program
│   ├── LastHolder          the last person with a passphrase cannot be removed
│   ├── NameTaken           somebody with a passphrase has this name already
│   ├── HoldersFirst        people who must log in once, or be removed, before a re-encryption
│   ├── BackupRefused       a folder that calls itself a backup and holds something else
│   ├── NotErased           what was left of a deleted dossier is not wiped yet
│   └── NotSaved            the disk refused: full, read-only, gone
├── DossierMissing          no dossier with this number
├── InterchangeError        an import file is refused, and nothing of it is stored
├── TranslationError
│   ├── CorrectionRefused   a corrected text that cannot be used (a {name} lost, another script, too long)
│   ├── PackRefused         a taalpakket that cannot be used; nothing of it is taken over
│   ├── ModelRefused        a model file that cannot be installed; nothing is changed
│   ├── NoModel             no installed models lead from the one language to the other
│   ├── ModelBroken         a model that was installed cannot translate
│   ├── TranslationTooSlow  no answer within the patience of a conversation
│   └── TranslationStopped  a person stopped it
└── LetterError
    └── MissingGlyph        a character that no font of the program can draw

Only the text of a `UserError` ever reaches a person. It says in Dutch what happened and what to do,
and never holds what somebody answered. Every other exception is a fault of the program.
"""

from __future__ import annotations

from dataclasses import dataclass


class UserError(Exception):
    """A problem told to a person. `str(error)` is the whole Dutch sentence."""

    sentence = "Er ging iets mis."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


@dataclass(frozen=True, order=True)
class Finding:
    """One mistake in a content file.

    Attributes:
        file: the file as the person named it.
        line: line number, counted from 1; 0 of what is not read at all.
        where: the question, rule or organisation it is about ('-' when it is about the file).
        problem: what is wrong and how to mend it, in Dutch.
    """

    file: str
    line: int
    where: str
    problem: str

    def __str__(self) -> str:
        about = "" if self.where == "-" else f"{self.where}: "
        return f"{self.file}{f', regel {self.line}' if self.line else ''}: {about}{self.problem}"


class ContentError(UserError):
    """Content files that cannot be used; `findings` names each mistake."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = sorted(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class FolderGone(ContentError):
    """The folder of a municipality is not reachable, or there is none by that name; `str(error)` says which."""

    def __init__(self, folder: str, sentence: str) -> None:
        super().__init__([Finding(folder, 1, "-", sentence)])
        self.args = (sentence,)


class MunicipalityMissing(UserError):
    """The municipality somebody works for cannot be used, and there is no copy of it on this machine."""


class AnswerError(UserError):
    """A value does not fit its question."""

    sentence = "Dit antwoord past niet bij de vraag. Kijk het na."


class VaultError(UserError):
    """A vault cannot be made, opened or written."""

    sentence = "De kluis kan niet worden gebruikt."


class WrongPassphrase(VaultError):
    """No keyslot opens with this passphrase or recovery key."""

    sentence = "Deze wachtzin past niet. Probeer het opnieuw en let op hoofdletters, of gebruik de herstelsleutel."


class MistypedRecoveryKey(VaultError):
    """The check digits of a recovery key do not fit."""

    sentence = "In de herstelsleutel zit een typefout. Kijk elk groepje na met het papier ernaast."


class VaultMissing(VaultError):
    """The folder of a vault, or a file of it, is not there."""

    sentence = "Op deze plek staat geen kluis. Kies een andere map."


class VaultExists(VaultError):
    """Something stands already where a new vault should come."""

    sentence = "Op deze plek staat al iets. Kies een andere naam of map."


class VaultDamaged(VaultError):
    """A file of the vault is not what it should be."""

    sentence = "De kluis is beschadigd. Verander niets aan de map en zet een reservekopie terug."


class VaultForbidden(VaultError):
    """The operating system does not let this person at the vault, or at a file of it. Nothing is wrong with it."""

    sentence = (
        "U hebt niet genoeg rechten op de map van deze kluis. De kluis is niet beschadigd: zet niets terug. "
        "Vraag uw beheerder om rechten op de hele map."
    )

    @classmethod
    def at(cls, name: str) -> VaultForbidden:
        """At a file or folder of the vault with this name."""
        return cls(
            f"U hebt geen rechten op '{name}' in de map van deze kluis. De kluis is niet beschadigd: zet niets terug. "
            "Vraag uw beheerder om rechten op de hele map."
        )


class VaultInUse(VaultError):
    """The vault is open in another program or on another machine."""

    sentence = "De kluis is al open. Sluit hem daar eerst."


class VaultTooNew(VaultError):
    """The vault was made by a newer version of the program."""

    sentence = (
        "Deze kluis is gemaakt met een nieuwere versie van Startgesprek. "
        "Werk het programma bij; aan de kluis is niets veranderd."
    )


class BackupRefused(VaultError):
    """A folder that calls itself a backup is a link, or holds something that belongs to no backup."""

    sentence = "Deze map kan niet worden gelezen. Kies een andere reservekopie."


class LastHolder(VaultError):
    """Nobody with a passphrase would be left."""

    sentence = "Dit is de laatste wachtzin van de kluis. Geef eerst iemand anders een wachtzin."


class NameTaken(VaultError):
    """Somebody with a passphrase has this name already."""

    sentence = "Er is al iemand met deze naam. Zet er iets bij, bijvoorbeeld de afdeling."


class HoldersFirst(VaultError):
    """Some people have not logged in since the keys got their new form; `names` says who."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(
            "Opnieuw versleutelen kan nog niet. Laat eerst deze mensen één keer de kluis openen, of haal ze weg: "
            f"{', '.join(names)}."
        )


class NotSaved(VaultError):
    """The disk refused a change."""

    sentence = "Niet opgeslagen: de schijf is vol of niet bereikbaar. Laat dit venster open en maak ruimte."


class NotErased(VaultError):
    """A dossier is deleted, but pages of the database that held it are not wiped yet."""

    sentence = (
        "Het dossier is verwijderd, maar het opruimen van de laatste resten lukte niet. Maak ruimte op de schijf, "
        "en kies daarna 'Resten opruimen' bij Kluis, onder 'Bewaren en verwijderen'."
    )


class DossierMissing(UserError):
    """No dossier has this number."""

    sentence = "Dit dossier staat niet in de kluis. Kijk het nummer na."


class InterchangeError(UserError):
    """An import file is refused; nothing of it is stored."""

    sentence = "Dit bestand kan niet worden ingelezen. Er is niets opgeslagen."


class TranslationError(UserError):
    """A translation cannot be made, corrected or passed on."""

    sentence = "Vertalen lukt niet."


class CorrectionRefused(TranslationError):
    """A corrected text that cannot be used."""

    sentence = "Deze vertaling kan zo niet worden bewaard. Kijk haar na."


class PackRefused(TranslationError):
    """A taalpakket that cannot be used; nothing of it is taken over."""

    sentence = "Dit taalpakket kan niet worden ingelezen. Er is niets veranderd."


class ModelRefused(TranslationError):
    """A model file that cannot be installed; nothing is changed."""

    sentence = "Dit bestand is geen goed vertaalmodel. Er is niets geïnstalleerd."


class NoModel(TranslationError):
    """No installed models lead from the one language to the other."""

    sentence = "Voor deze taal is er geen vertaalmodel. Gebruik het zinnenboek of de tolk."


class ModelBroken(TranslationError):
    """A model that was installed cannot translate."""

    sentence = "Het vertaalmodel werkt niet. Het gesprek gaat gewoon door. Installeer het model opnieuw."


class TranslationTooSlow(TranslationError):
    """No answer within the patience of a conversation."""

    sentence = "Vertalen duurt te lang en is gestopt. Maak de tekst korter, of vraag de tolk."


class TranslationStopped(TranslationError):
    """A person stopped it."""

    sentence = "Gestopt. Er is niets vertaald."


class LetterError(UserError):
    """A paper cannot be made."""

    sentence = "Deze brief kan niet worden gemaakt."


class MissingGlyph(LetterError):
    """A character that no font of the program can draw."""

"""Ways in which the office says no before or beside a rule of the domain.

* DomainError
  + NameDiffers        the number is on file under another name
  + SignUpRefused      no account can be opened on line for this number
  + SignInRefused      not this login with this password, or locked (a 401 outside)
  + TooManyTries       more than the allowance (a 429 outside)
  + WeakPassword       too short, or too easily guessed
  + UnknownOfficer     no such officer, or none any more
  + UnknownPerson      no such person on file
  + FileTooLarge       an attachment over the limit (a 413 outside)
  + FileKindRefused    no jpg, png or pdf, or not what its name says (a 415 outside)
  + UnknownAttachment  a paper that was not uploaded, or by somebody else
  + BoardsBehind       what is to be read has not caught up with the log
"""

from __future__ import annotations

from domain.errors import DomainError, Forbidden, Untimely


class NameDiffers(DomainError):
    """A slip of the pen, a new name, or a stranger: the name on file is not told."""

    code = "name-differs"


class SignUpRefused(Untimely):
    """Whoever is on file gets a first password at a window, where somebody sees the card.

    One answer whether the person, the name or the account is known: nothing is told.
    """

    code = "sign-up-refused"


class SignInRefused(Forbidden):
    """One answer for a wrong login, a wrong password and a locked account."""

    code = "sign-in-refused"


class TooManyTries(Forbidden):
    code = "too-many-requests"


class WeakPassword(DomainError):
    code = "weak-password"


class UnknownOfficer(DomainError):
    code = "unknown-officer"


class UnknownPerson(DomainError):
    code = "unknown-person"


class FileTooLarge(DomainError):
    code = "file-too-large"


class FileKindRefused(DomainError):
    code = "file-kind-refused"


class UnknownAttachment(DomainError):
    code = "unknown-attachment"


class BoardsBehind(Untimely):
    """Nothing is drawn up from what is not known yet: try again when it is."""

    code = "boards-behind"

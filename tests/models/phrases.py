"""What the tiny models of the tests know: what is asked and told besides the fixed questions, in three languages.

Each text has one translation, so that back through English is exactly what it was.
"""

from __future__ import annotations

PHRASES: tuple[tuple[str, str, str], ...] = (
    ("Ja.", "Yes.", "نعم."),
    ("Nee.", "No.", "لا."),
    ("Hebt u morgen tijd?", "Do you have time tomorrow?", "هل لديك وقت غدًا؟"),
    ("Waar doet het pijn?", "Where does it hurt?", "أين تشعر بالألم؟"),
    ("Hebt u de brief bij u?", "Do you have the letter with you?", "هل الرسالة معك؟"),
    ("Hoe laat komt de bus?", "What time does the bus come?", "في أي ساعة تأتي الحافلة؟"),
    ("Kunt u dat nog een keer zeggen?", "Can you say that once more?", "هل يمكنك أن تقول ذلك مرة أخرى؟"),
    ("Wilt u een glas water?", "Would you like a glass of water?", "هل تريد كأسًا من الماء؟"),
    ("Wie past er op uw kinderen?", "Who looks after your children?", "من يعتني بأطفالك؟"),
    ("Slaapt u goed?", "Do you sleep well?", "هل تنام جيدًا؟"),
    ("Bent u moe?", "Are you tired?", "هل أنت متعب؟"),
    ("Hebt u een fiets?", "Do you have a bicycle?", "هل لديك دراجة؟"),
    ("Is de verwarming kapot?", "Is the heating broken?", "هل التدفئة معطلة؟"),
    ("Kent u hier de weg?", "Do you know your way around here?", "هل تعرف الطريق هنا؟"),
    ("Mag ik dit opschrijven?", "May I write this down?", "هل يمكنني أن أكتب هذا؟"),
    ("Ik bel u morgen.", "I will call you tomorrow.", "سأتصل بك غدًا."),
    ("Tot volgende week.", "See you next week.", "أراك الأسبوع القادم."),
    ("We zijn klaar voor vandaag.", "We are done for today.", "انتهينا لهذا اليوم."),
    ("Neem deze brief mee naar huis.", "Take this letter home with you.", "خذ هذه الرسالة معك إلى البيت."),
    ("De tolk komt straks.", "The interpreter is coming soon.", "سيأتي المترجم قريبًا."),
    ("Ik zoek werk.", "I am looking for work.", "أبحث عن عمل."),
    ("Mijn zoon is ziek.", "My son is ill.", "ابني مريض."),
    ("Mijn rug doet pijn.", "My back hurts.", "ظهري يؤلمني."),
    ("Ik woon bij mijn broer.", "I live with my brother.", "أسكن مع أخي."),
)
"""Dutch, English, Arabic."""

CODES = ("nl", "en", "ar")


def pairs(source: str, target: str) -> list[tuple[str, str]]:
    """Every text with its translation."""
    read, written = CODES.index(source), CODES.index(target)
    return [(phrase[read], phrase[written]) for phrase in PHRASES]

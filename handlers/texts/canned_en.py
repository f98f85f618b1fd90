"""What is said of ready replies, in English."""

from handlers.texts.canned import CannedTexts, FieldWords, KeepingWords, OfferedWords

CANNED_EN = CannedTexts(
    fields=FieldWords(
        code="the code of the case",
        step="the step the case is at, as the customer reads it",
        date="the day the complaint was sent",
        first="when the first answer is due; only while there was none and it is not past",
        resolve="when it is to be resolved; only at steps 1 and 2 and while it is not past",
    ),
    offered=OfferedWords(
        label="Templates",
        hint="For ready words, type “templates”.",
        pick="**Templates for case** {code} (in Vietnamese, which the customer reads)",
        pick_en="**Templates for case** {code} (in English, which the customer reads)",
        none="No template fits case {code} now. Please write your own words.",
        unfit=(
            "{count} with a date are not shown: it should not be promised to the customer now "
            "(you are asking them, it is past, or no date is owed)."
        ),
        gone="This template does not fit this case any more. Please open the list again.",
        pick_line="Choose one to see it before it is sent. Nothing is sent yet.",
    ),
    keeping=KeepingWords(
        head="**Templates** for Customer Care",
        language_vi="**Vietnamese**",
        language_en="**English**",
        line="{number}. {title}",
        line_hidden="{number}. {title} (hidden)",
        none="None yet.",
        detail="**{title}**",
        detail_hidden="**{title}** (hidden)",
        field="• {name}: {what}",
        fields_head="These are filled in case by case:",
        add_vi="Add one in Vietnamese",
        add_en="Add one in English",
        change_label="Change",
        hide_label="Hide",
        show_label="Show again",
        ask_new_vi="Please type the **Vietnamese** template: its title, then the words below it.",
        ask_new_en="Please type the **English** template: its title, then the words below it.",
        ask_change=(
            "Please type “{title}” anew: its title in the first line, the words for the customer "
            "below. Type Drop to leave it."
        ),
        again=(
            "A template has its title in the first line (at most {title} characters) and the "
            "words for the customer below (at most {body}). Please type it again, or type Drop."
        ),
        no_field=(
            "“{what}” cannot be filled in. Only these may stand in braces: {fields}. Please type "
            "it again, or type Drop."
        ),
        too_many=(
            "A language has at most {most} templates, hidden ones too. Please change one that is "
            "not used any more instead of adding."
        ),
        kept="Template “{title}” is kept, and can be used at once.",
        hidden="Template “{title}” is hidden.",
        shown="Template “{title}” can be used again.",
        unknown="There is no such template any more. Please type /templates.",
        cancelled="Left as it was.",
    ),
)

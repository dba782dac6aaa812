"""A prefix before all names that an exported file defines, so that several models stand in one program.

In C, Python and R each name gets it: predict is NAME_predict.  In JavaScript NAME is the one object that a page sees.
"""
import keyword
import re

# Words that no name may be, by language; of C++ too, which includes the headers of C, and of Python 2.
WORDS = {
    "c": """auto break case char const continue default do double else enum extern float for goto if inline int long
        register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while
        alignas alignof and and_eq asm bitand bitor bool catch char16_t char32_t class compl concept const_cast
        constexpr decltype delete dynamic_cast explicit export false friend mutable namespace new noexcept not
        not_eq nullptr operator or or_eq private protected public reinterpret_cast requires static_assert
        static_cast template this thread_local throw true try typeid typename using virtual wchar_t xor xor_eq
        main""".split(),
    "javascript": """arguments await break case catch class const continue debugger default delete do else enum eval
        export extends false finally for function if implements import in instanceof interface let new null package
        private protected public return static super switch this throw true try typeof var void while with yield
        undefined NaN Infinity module exports require window self globalThis document location top name parent status
        history navigator console process Array JSON Map Math Number Object RangeError RegExp String""".split(),
    "python": keyword.kwlist + ["print", "exec", "async", "await"],
    "r": "if else repeat while function for next break TRUE FALSE NULL Inf NaN NA in".split(),
}
TITLES = {"c": "C", "javascript": "JavaScript", "python": "Python", "r": "R"}
PUBLIC = set("""predict classify encode predict_cells classify_cells predict_numbers train_step predict_with
    initial_state self_test""".split())

# What is no code, and then a number or a word.  Text in comments is for readers: only names that they may call change.
COMMENTS = {"c": r"/\*.*?\*/", "python": r'""".*?"""|#[^\n]*', "r": r"#[^\n]*"}
QUOTED = r'"(?:\\.|[^"\\])*"|' r"'(?:\\.|[^'\\])*'"
WORD = r"\.?\d(?:[eEpP][+-]|[\w.])*|(?<![\w.$])(?<!->)[A-Za-z_][\w%s]*"


def check_prefix(language, prefix):
    """The prefix; ValueError for what is no name in that language."""
    if not isinstance(prefix, str) or not re.match(r"[A-Za-z][A-Za-z0-9_]*\Z", prefix):
        raise ValueError("a prefix is letters of ASCII, digits and _, and begins with a letter; got %r" % (prefix,))
    if prefix in WORDS[language]:
        raise ValueError("%s has a meaning of its own in %s, and is no prefix" % (prefix, TITLES[language]))
    return prefix


def prefixed(language, text, prefix):
    """The text of a file of C, Python or R with the prefix and _ before each name that it defines."""
    names = defined(language, text)
    word = WORD % ("." if language == "r" else "")

    def renamed(match):
        found = match.group()
        return prefix + "_" + found if found in names else found

    def in_comment(match):
        found = match.group()
        return renamed(match) if found in PUBLIC or found.isupper() else found

    def part(match):
        if match.group("comment"):
            return re.sub(word, in_comment, match.group())
        return match.group() if match.group("quoted") else renamed(match)
    return re.sub("(?P<comment>%s)|(?P<quoted>%s)|%s" % (COMMENTS[language], QUOTED, word), part, text, flags=re.DOTALL)


def defined(language, text):
    """The names that a file of C, Python or R defines for all of it, each on a line that begins with its definition."""
    if language == "python":
        return set(re.findall(r"^(?:def |class )?(\w+)(?:\(.*\):| = |:$)", text, re.M)) - {"else", "try"}
    if language == "r":
        return set(re.findall(r"^([A-Za-z]\w*)[^ ]* <- ", text, re.M))
    names = set()
    for form in (r"^(?:#define|struct) (\w+)", r"^typedef .* (\w+);", r"^(?!typedef)[a-z][\w *]*?(\w+)[\[(]"):
        names.update(re.findall(form, text, re.M))
    for members in re.findall(r"^enum \{(.*)\};", text, re.M):
        names.update(re.findall(r"\w+", members))
    return names - {"main"}

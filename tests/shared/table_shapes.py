"""Tables in the shapes that people have, made by recipes: the same bytes each time, and nothing is downloaded.

SHAPES holds for each name how the table is made and written, which options `train` needs for it, how pandas reads it,
and which columns are of no use.  Wine, breast cancer, diabetes, iris and digits are the data that come with
scikit-learn; all others are drawn, by rules that a network can learn, with noise.
"""
import csv
import datetime
import io
import math
import random
from collections import namedtuple

# make: a function of random.Random that gives the rows, the names first.  written: arguments of `text_of`, and the
# encoding.  target: the column to learn.  options: what else `train` is told.  reads: arguments of pandas.read_csv.
# out: the columns that are of no use.  categories: those that are texts with many values, and yet of use.
Shape = namedtuple("Shape", "make written target options reads out categories")


def written(name, path):
    """Write the table of this name to a file.  Returns its Shape."""
    shape = SHAPES[name]
    options = dict(shape.written)
    encoding = options.pop("encoding", "utf-8")
    with open(path, "wb") as file:
        file.write(text_of(shape.make(random.Random(7)), **options).encode(encoding))
    return shape


def text_of(rows, delimiter=",", ending="\n", before="", quoting=csv.QUOTE_MINIMAL):
    """Rows as CSV, after a first line `before`."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=ending, quoting=quoting).writerows(rows)
    return before + text.getvalue()


# ---- what the recipes share ----

def happens(draws, z):
    """Whether something happens whose chance is the sigmoid of z."""
    return draws.random() < 1.0 / (1.0 + math.exp(-z))


def or_gap(draws, share, cell, mark=""):
    """The cell, or at this share of times the mark for none."""
    return mark if draws.random() < share else cell


def german(x, digits=2):
    """A number with a decimal comma and points between thousands."""
    return "{:,.{}f}".format(x, digits).replace(",", "_").replace(".", ",").replace("_", ".")


def word(draws, length):
    return "".join([draws.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(length)])


def bundled(name, names=None, **options):
    """(names of the columns, rows of numbers, targets) of scikit-learn's data."""
    from sklearn import datasets
    data = getattr(datasets, "load_" + name)(**options)
    return list(names or data.feature_names), data.data.tolist(), data.target.tolist()


# ---- tables that everyone knows ----

def titanic(draws):
    rows = [["PassengerId", "Survived", "Pclass", "Name", "Sex", "Age", "SibSp", "Parch", "Ticket", "Fare", "Cabin", "Embarked"]]
    for i in range(891):
        pclass, sex, age = draws.choice([1, 2, 3, 3]), draws.choice(["male", "male", "female"]), draws.uniform(1, 70)
        fare = draws.expovariate(1.0) * 90 / pclass ** 2 + 7
        survived = happens(draws, (2.6 if sex == "female" else -0.6) - 0.9 * (pclass - 2) - 0.03 * (age - 30) - 0.8)
        name = '%s, %s %s "%s"' % (word(draws, 7).title(), "Mr." if sex == "male" else "Mrs.", word(draws, 5).title(), word(draws, 4))
        ticket = draws.choice(["%d", "%d", "A/5 %d", "PC %d"]) % draws.randrange(2000, 400000)
        rows.append([i + 1, int(survived), pclass, name, sex, or_gap(draws, 0.2, "%.1f" % age), draws.choice([0, 0, 0, 1, 2]), draws.choice([0, 0, 1]),
                     ticket, "%.4f" % fare, or_gap(draws, 0.77, "%s%d" % (draws.choice("ABCDEF"), draws.randrange(150))),
                     or_gap(draws, 0.003, draws.choice("SSSCQ"))])
    return rows


def wine(draws):
    names, rows, targets = bundled("wine")
    table = [[label + 1] + row for row, label in zip(rows, targets)]
    draws.shuffle(table)
    return [["Class"] + names] + table


def wine_quality(draws):
    names = ["fixed acidity", "volatile acidity", "residual sugar", "pH", "sulphates", "alcohol", "quality"]
    rows = []
    for _ in range(1200):
        acid, sour, sugar, ph = draws.gauss(8, 1.7), draws.gauss(0.5, 0.18), draws.expovariate(0.4), draws.gauss(3.3, 0.15)
        sulphates, alcohol = draws.gauss(0.65, 0.15), draws.gauss(10.4, 1.0)
        quality = 5.6 + 0.7 * (alcohol - 10.4) - 2.0 * (sour - 0.5) + 1.5 * (sulphates - 0.65) + draws.gauss(0, 0.3)
        rows.append(["%.4g" % x for x in (acid, sour, sugar, ph, sulphates, alcohol)] + [min(8, max(3, int(round(quality))))])
    return [names] + rows


def breast_cancer(draws):
    names, rows, targets = bundled("breast_cancer")
    ids = draws.sample(range(8000, 9 * 10 ** 8), len(rows))
    return [["id", "diagnosis"] + names + [""]] + [[i, "MB"[label]] + row + [""] for i, row, label in zip(ids, rows, targets)]


def diabetes(draws):
    names, rows, targets = bundled("diabetes", "AGE SEX BMI BP S1 S2 S3 S4 S5 S6".split(), scaled=False)
    return [names + ["Y"]] + [row + [y] for row, y in zip(rows, targets)]


def iris_of_r(draws):
    _, rows, targets = bundled("iris")
    return [["", "Sepal.Length", "Sepal.Width", "Petal.Length", "Petal.Width", "Species"]] + [
        [i + 1] + row + [["setosa", "versicolor", "virginica"][label]] for i, (row, label) in enumerate(zip(rows, targets))]


def digits(draws):
    names, rows, targets = bundled("digits")
    return [["label"] + names] + [[label] + [int(x) for x in row] for row, label in zip(rows[:900], targets)]


def adult(draws):
    """As the census's file is: a blank after each comma, and ? for what is not known."""
    works, countries = ["Private", "Self-emp", "Local-gov", "Federal-gov"], ["United-States"] * 30 + ["Land-%s" % word(draws, 5) for _ in range(40)]
    rows = [["age", "workclass", "education", "education-num", "marital-status", "sex", "hours-per-week", "native-country", "income"]]
    for _ in range(1200):
        years, age, married, hours = draws.randrange(1, 17), draws.randrange(17, 80), draws.random() < 0.5, draws.gauss(40, 10)
        rich = happens(draws, 0.5 * (years - 11) + (1.6 if married else -1.6) + 0.05 * (hours - 40) + 0.02 * (age - 40))
        rows.append([age, or_gap(draws, 0.06, draws.choice(works), "?"), "Level-%d" % years, years, "Married" if married else draws.choice(["Never", "Divorced"]),
                     draws.choice(["Male", "Female"]), int(max(1, hours)), or_gap(draws, 0.02, draws.choice(countries), "?"), ">50K" if rich else "<=50K"])
    return [rows[0]] + [[row[0]] + [" %s" % cell for cell in row[1:]] for row in rows[1:]]


def cars(draws):
    rows = [["mpg", "cylinders", "displacement", "horsepower", "weight", "acceleration", "model year", "origin", "car name"]]
    for i in range(398):
        cylinders = draws.choice([4, 4, 6, 8])
        weight, year = 1500 + 350 * cylinders + draws.gauss(0, 300) - 500, draws.randrange(70, 83)
        power = 20 * cylinders + draws.gauss(0, 12)
        mpg = 46 - 0.0065 * weight - 0.04 * power + 0.6 * (year - 76) + draws.gauss(0, 1.5)
        rows.append(["%.1f" % mpg, cylinders, "%.1f" % (36 * cylinders + draws.gauss(0, 15)), or_gap(draws, 0.03, "%.1f" % power, "?"), "%.0f" % weight,
                     "%.1f" % draws.gauss(15, 2), year, draws.choice([1, 1, 2, 3]), "%s %s %d" % (word(draws, 4), word(draws, 5), i)])
    return rows


def mushrooms(draws):
    rows = [["class", "cap-shape", "odor", "gill-size", "veil-type", "spore-print", "habitat"]]
    for _ in range(1000):
        odor, spore, gill = draws.choice("anfycl"), draws.choice("knwh"), draws.choice("bn")
        bad = odor in "fyc" or spore == "w" and gill == "n"
        rows.append(["p" if bad != (draws.random() < 0.02) else "e", draws.choice("bcxfks"), odor, gill, "p", spore, draws.choice("gldmpuw")])
    return rows


# ---- tables of offices ----

def rents(draws):
    """Germany's: semicolons, decimal commas, umlauts in cp1252."""
    areas = {u"Sch\xf6neberg": 3.0, u"K\xf6penick": -1.0, u"Neuk\xf6lln": 0.5, "Mitte": 4.0, u"Gro\xdf-Ziethen": -2.0}
    rows = [["Nr", "Ort", u"Fl\xe4che (m\xb2)", "Zimmer", "Balkon", "Baujahr", "Kaltmiete"]]
    for i in range(600):
        place, size, balcony, year = draws.choice(sorted(areas)), draws.uniform(25, 160), draws.random() < 0.4, draws.randrange(1890, 2023)
        rent = size * (9 + areas[place] + 0.02 * abs(year - 1960)) + 60 * balcony + draws.gauss(0, 60)
        rows.append([i + 1, place, german(size, 1), german(max(1, round(size / 28 * 2) / 2), 1), "ja" if balcony else "nein", year, german(rent)])
    return rows


def churn(draws):
    """Excel's "Unicode text": UTF-16 and tabs."""
    rows = [["Kunde", "seit", "Tarif", u"Geb\xfchr", "Anrufe", "Vertrag", u"gek\xfcndigt"]]
    for i in range(900):
        months, tariff, calls, contract = draws.randrange(1, 72), draws.choice(["S", "M", "L"]), draws.choice([0, 0, 1, 2, 4]), draws.choice(["monatlich", u"j\xe4hrlich"])
        gone = happens(draws, 1.0 * calls - 0.05 * months + (1.2 if contract == "monatlich" else -1.0) - 0.3)
        rows.append(["K-%05d" % draws.randrange(10 ** 5), months, tariff, german({"S": 9.99, "M": 19.99, "L": 39.99}[tariff] + draws.gauss(0, 2)), calls, contract,
                     "Ja" if gone else "Nein"])
    return rows


def sales(draws):
    """Excel's CSV for Europe: a line sep=;, a mark, CRLF."""
    rows = [["Datum", "Wochentag", "Filiale", "Aktion", "Temperatur", "Umsatz"]]
    days = ["Mo", "Di", "Mi", "Do", "Fr", "Sa"]
    for i in range(700):
        date = datetime.date(2021, 1, 4) + datetime.timedelta(i)
        day, shop, offer, warm = days[i % 6], draws.choice(["Nord", u"S\xfcd", "West"]), draws.random() < 0.3, draws.gauss(12, 8)
        turnover = 4000 + 900 * (i % 6) + {"Nord": 0, u"S\xfcd": 1500, "West": -800}[shop] + 2200 * offer + 90 * warm + draws.gauss(0, 500)
        rows.append([date.strftime("%d.%m.%Y"), day, shop, "x" if offer else "", german(warm, 1), german(turnover)])
    return rows


def survey(draws):
    """A form's answers: times, yes and no in three languages, opinions, and remarks with quotes and line breaks."""
    opinions = ["strongly disagree", "disagree", "neutral", "agree", "strongly agree"]
    rows = [["Timestamp", "How old are you?", "Do you own a car?", "Avez-vous un v\xe9lo ?", u"\xbfTiene hijos?", "The city is noisy.", "Remarks, if any", "Would you move?"]]
    start = datetime.datetime(2023, 5, 1, 9)
    for _ in range(500):
        start += datetime.timedelta(seconds=draws.randrange(30, 4000))
        age, car, bike, children, noisy = draws.randrange(18, 80), draws.random() < 0.5, draws.random() < 0.5, draws.random() < 0.4, draws.randrange(5)
        move = happens(draws, 1.1 * (noisy - 2) - 0.05 * (age - 45) - (1.5 if children else -0.5) + 0.8 * car)
        remark = 'I said: "%s",\n%s; %s' % (word(draws, 6), word(draws, 9), word(draws, 5))
        rows.append([start.strftime("%Y/%m/%d %I:%M:%S %p"), or_gap(draws, 0.05, age), "Yes" if car else "No", "Oui" if bike else "Non", u"s\xed" if children else "no",
                     or_gap(draws, 0.03, opinions[noisy]), or_gap(draws, 0.6, remark), or_gap(draws, 0.04, "Yes" if move else "No")])
    return rows


def prices(draws):
    """House prices: many columns, some almost empty, some of one value, and streets that are many."""
    places = ["Quarter-%s" % word(draws, 4).title() for _ in range(25)]
    worth = dict([(place, draws.gauss(0, 25000)) for place in places])
    rows = [["Id", "LotArea", "Alley", "Neighborhood", "OverallQual", "YearBuilt", "Street", "CentralAir", "GrLivArea", "GarageType", "PoolQC", "MoSold", "SalePrice"]]
    for i in range(1460):
        quality, year, size, place = draws.randrange(2, 11), draws.randrange(1900, 2011), draws.gauss(1500, 450), draws.choice(places)
        air = draws.random() < 0.9
        price = 20000 + 75 * max(400, size) + 13000 * (quality - 5) + 350 * (year - 1960) + worth[place] + 9000 * air + draws.gauss(0, 12000)
        rows.append([i + 1, int(draws.gauss(10000, 2500)), or_gap(draws, 0.93, draws.choice(["Grvl", "Pave"]), "NA"), place, quality, year, "Pave", "Y" if air else "N",
                     int(max(400, size)), or_gap(draws, 0.06, draws.choice(["Attchd", "Detchd", "BuiltIn"]), "NA"), or_gap(draws, 0.99, "Gd", "NA"), draws.randrange(1, 13),
                     int(price)])
    return rows


# ---- tables of machines ----

def sensors(draws):
    rows = [["timestamp", "device", "temperature", "humidity", "vibration", "rpm", "fault"]]
    time = datetime.datetime(2024, 1, 1)
    for _ in range(3000):
        time += datetime.timedelta(seconds=60)
        warm, wet, shake, rpm = draws.gauss(60, 8), draws.gauss(40, 9), draws.expovariate(1.0), draws.gauss(1500, 120)
        fault = happens(draws, 0.35 * (warm - 72) + 2.2 * (shake - 2.2) - 1.0)
        rows.append([time.strftime("%Y-%m-%dT%H:%M:%SZ"), draws.choice(["pump-1", "pump-2", "fan-1"]), or_gap(draws, 0.01, "%.2f" % warm, "nan"), "%.1f" % wet,
                     or_gap(draws, 0.01, "%.4f" % shake, "null"), int(rpm), "true" if fault else "false"])
    return rows


def fraud(draws):
    """Two rows of a hundred are of the rare class."""
    rows = [["Time"] + ["V%d" % j for j in range(1, 11)] + ["Amount", "Class"]]
    seconds = 0
    for _ in range(2500):
        bad = draws.random() < 0.02
        seconds += draws.randrange(1, 60)
        rows.append([seconds] + ["%.6f" % draws.gauss(1.6 if bad and j < 4 else 0, 1) for j in range(10)] + ["%.2f" % draws.expovariate(0.01), int(bad)])
    return rows


def one_hot(draws):
    """Columns that pandas' get_dummies has made, and one that is the same in each row."""
    rows = [["age", "version"] + ["city_%s" % name for name in "ABCDEF"] + ["plan_%s" % name for name in ("free", "paid", "team")] + ["bought"]]
    for _ in range(1000):
        age, city, plan = draws.randrange(18, 80), draws.randrange(6), draws.randrange(3)
        bought = happens(draws, 1.4 * (plan - 1) + (1.5 if city in (1, 4) else -0.7) - 0.02 * (age - 40))
        rows.append([age, 2] + [str(city == j) for j in range(6)] + [str(plan == j) for j in range(3)] + [int(bought)])
    return rows


def tiny(draws):
    rows = [["height", "weight", "sex"]]
    for i in range(30):
        rows.append(["%.0f" % draws.gauss(166 + 14 * (i % 2), 5), "%.1f" % draws.gauss(60 + 20 * (i % 2), 6), "fm"[i % 2]])
    return rows


def wide(draws):
    """300 columns, ten of which matter."""
    rows = [["f%03d" % j for j in range(300)] + ["y"]]
    for _ in range(2000):
        row = [draws.gauss(0, 1) for _ in range(300)]
        rows.append(["%.5f" % x for x in row] + ["high" if sum(row[:10]) + draws.gauss(0, 0.5) > 0 else "low"])
    return rows


def flights(draws):
    """200,000 rows."""
    carriers, late = ["AA", "B6", "DL", "EV", "MQ", "UA", "US", "WN"], [0.1, 0.6, -0.5, 0.9, 0.4, 0.0, -0.4, 0.3]
    rows = [["month", "day", "hour", "carrier", "origin", "distance", "wind", "visibility", "delayed"]]
    for _ in range(200000):
        hour, carrier, wind, sight = draws.randrange(5, 23), draws.randrange(8), draws.expovariate(0.1), draws.uniform(0, 10)
        delayed = happens(draws, 0.25 * (hour - 14) + 1.5 * late[carrier] + 0.1 * (wind - 10) - 0.3 * (sight - 5) - 0.5)
        rows.append([draws.randrange(1, 13), draws.randrange(1, 29), hour, carriers[carrier], draws.choice(["EWR", "JFK", "LGA"]), draws.randrange(80, 3000),
                     or_gap(draws, 0.01, "%.1f" % wind, "NA"), "%.1f" % sight, "yes" if delayed else "no"])
    return rows


# ---- all of them ----

MEAN = ("--missing", "mean")
COMMAS = {"sep": ";", "decimal": ",", "thousands": "."}


def shape(make, target, options=(), out=(), categories=(), reads=None, **written):
    return Shape(make, written, target, list(options), reads or {}, list(out), list(categories))


SHAPES = {
    "Titanic": shape(titanic, "Survived", MEAN, ["PassengerId", "Name", "Ticket", "Cabin"]),
    "wine": shape(wine, "Class"),
    "wine quality": shape(wine_quality, "quality", reads={"sep": ";"}, delimiter=";", quoting=csv.QUOTE_NONNUMERIC),
    "breast cancer": shape(breast_cancer, "diagnosis", out=["id", ""]),
    "diabetes": shape(diabetes, "Y", ("--l2", "0.1"), reads={"sep": "\t"}, delimiter="\t"),
    "iris, from R": shape(iris_of_r, "Species", out=[""], quoting=csv.QUOTE_NONNUMERIC),
    "digits": shape(digits, "label", out=["pixel_0_0", "pixel_4_0", "pixel_4_7"]),
    "census": shape(adult, "income", MEAN + ("--categorical", "native-country", "--unseen", "ignore"), categories=["native-country"],
                    reads={"skipinitialspace": True, "na_values": ["?"]}),
    "cars": shape(cars, "mpg", MEAN, ["car name"], reads={"na_values": ["?"]}),
    "mushrooms": shape(mushrooms, "class", out=["veil-type"]),
    "rents, European": shape(rents, "Kaltmiete", out=["Nr"], reads=dict(COMMAS, encoding="cp1252"), delimiter=";", ending="\r\n", encoding="cp1252"),
    "churn, Excel's Unicode text": shape(churn, u"gek\xfcndigt", out=["Kunde"], reads=dict(COMMAS, sep="\t", encoding="utf-16"), delimiter="\t", ending="\r\n",
                                         encoding="utf-16"),
    "sales, Excel's CSV": shape(sales, "Umsatz", MEAN, ["Datum"], reads=dict(COMMAS, skiprows=1, encoding="utf-8-sig"), delimiter=";", ending="\r\n",
                                before="sep=;\r\n", encoding="utf-8-sig"),
    "survey": shape(survey, "Would you move?", MEAN, ["Timestamp", "Remarks, if any"], quoting=csv.QUOTE_ALL),
    "house prices": shape(prices, "SalePrice", MEAN + ("--categorical", "Neighborhood"), ["Id", "Street"], ["Neighborhood"]),
    "sensor log": shape(sensors, "fault", MEAN, ["timestamp"]),
    "fraud, 2 in 100": shape(fraud, "Class"),
    "one-hot columns": shape(one_hot, "bought", out=["version"]),
    "30 rows": shape(tiny, "sex"),
    "300 columns": shape(wide, "y"),
    "flights, 200,000 rows": shape(flights, "delayed", MEAN + ("--epochs", "3")),
}
LARGE = ["300 columns", "flights, 200,000 rows"]

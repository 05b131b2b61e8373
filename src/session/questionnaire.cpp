#include "session/questionnaire.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/paths.hpp"
#include "base/text.hpp"
#include "edit/attributes.hpp"
#include "io/dates.hpp"
#include "io/table.hpp"

namespace merestone::session {
namespace {

using model::Severity;

struct Asked {
    const char* field;
    const char* words;
    const char* how;
};
constexpr std::array kAsked = {
    Asked{"rooms_ce", "How many consulting and examination rooms are there?", "a number, 0 if none"},
    Asked{"rooms_treatment", "How many treatment rooms are there?", "a number, 0 if none"},
    Asked{"nia_m2", "What is the net internal area?", "square metres, usable rooms only"},
    Asked{"gia_m2", "What is the gross internal area?", "square metres, within the outer walls"},
    Asked{"hours_week", "How many hours a week is the building open?", "hours, such as 52.5"},
    Asked{"physical", "Six-facet survey: physical condition", "A, B, C, D, CX or DX; empty if not surveyed"},
    Asked{"functional", "Six-facet survey: functional suitability", "A, B, C, D, CX or DX; empty if not surveyed"},
    Asked{"space", "Six-facet survey: use of space", "E empty, U under-used, F full, O overcrowded; empty if not surveyed"},
    Asked{"quality", "Six-facet survey: quality", "A, B, C, D, CX or DX; empty if not surveyed"},
    Asked{"statutory", "Six-facet survey: statutory compliance", "A, B, C, D, CX or DX; empty if not surveyed"},
    Asked{"environment", "Six-facet survey: environmental management", "A, B, C, D, CX or DX; empty if not surveyed"},
};

enum Column {
    practice,
    practice_name,
    premises,
    premises_name,
    postcode,
    question,
    asked,
    how,
    known,
    answer,
    answered_by,
    answered_on,
    kColumns
};
constexpr std::array<const char*, kColumns> kNames = {"practice",  "practice name", "premises",      "premises name",
                                                      "postcode",  "question",      "what is asked", "how to answer",
                                                      "known now", "answer",        "answered by",   "answered on"};
constexpr std::array kNeeded = {premises, question, answer};

void problem(Answers& out, Severity severity, const char* rule, const std::string& file, std::int64_t row, const std::string& field,
             const std::string& value, const std::string& meaning, const std::string& todo) {
    out.problems.push_back({severity, rule, file, row, field, value.substr(0, 80), meaning, todo});
}

// Columns by their names; empty where one that is needed is missing.
std::optional<std::array<std::optional<std::size_t>, kColumns>> columns_of(io::Table& table, std::vector<std::string>& missing) {
    if (table.header().empty()) table.header_is(true);
    std::array<std::optional<std::size_t>, kColumns> at{};
    for (std::size_t c = 0; c < table.header().size(); ++c)
        for (std::size_t k = 0; k < kColumns; ++k)
            if (!at[k] && base::header_key(table.header()[c]) == base::header_key(kNames[k])) at[k] = c;
    for (const Column needed : kNeeded)
        if (!at[needed]) missing.emplace_back(kNames[needed]);
    if (!missing.empty()) return {};
    return at;
}

std::unique_ptr<io::Table> open(const std::filesystem::path& file, model::Problems& problems) {
    io::SourceSpec spec;
    spec.file = file;
    spec.file_as_written = base::path_text(file.filename());
    model::LayerInfo info;
    return io::Table::open(spec, {}, info, problems);
}

class Reading {
public:
    Reading(const model::Plan& plan, Answers& out) : plan_(plan), out_(out) {}

    void read(const std::filesystem::path& path) {
        const std::string file = base::path_text(path.filename());
        const auto table = open(path, out_.problems);
        if (!table) return;
        std::vector<std::string> missing;
        const auto at = columns_of(*table, missing);
        if (!at) {
            problem(out_, Severity::error, "column-missing", file, 1, base::join(missing, ", "), "",
                    "this is no questionnaire of ours, or its columns were renamed",
                    "Put the names of the first row back as they were sent.");
            return;
        }
        constexpr std::int64_t kMostRows = 200000;
        std::int64_t rows = 0;
        while (table->next()) {
            if (++rows > kMostRows) {
                problem(out_, Severity::error, "too-many-rows", file, table->row(), "", "", "it has more rows than questions can be",
                        "Send back the workbook that was sent.");
                return;
            }
            row(*table, *at, file);
        }
        if (!table->fault().empty())
            problem(out_, Severity::error, "file-unreadable", file, table->row(), "", "", "reading stopped before the end",
                    "Ask for the file again.");
    }

private:
    void row(const io::Table& table, const std::array<std::optional<std::size_t>, kColumns>& at, const std::string& file) {
        const auto cell = [&](Column c) { return at[c] ? std::string(table.cell(*at[c])) : std::string(); };
        Answer a;
        a.row = table.row();
        a.file = file;
        a.practice = cell(practice);
        a.premises = cell(premises);
        a.field = base::lower(cell(question));
        const std::string given = cell(answer);
        if (a.premises.empty() && a.field.empty() && given.empty()) return;  // an empty line, a remark
        if (given.empty()) {
            ++out_.unanswered;
            if (!cell(answered_by).empty() || !cell(answered_on).empty())
                problem(out_, Severity::warning, "no-answer", file, a.row, kNames[answer], "",
                        "somebody is named or a date given, but the answer is empty: a formula that was never worked out, or merged cells",
                        "Type the answer as a plain value in its own row.");
            return;
        }
        const auto complain = [&](const char* rule, Column field, const std::string& value, const std::string& meaning,
                                  const std::string& todo) {
            problem(out_, Severity::error, rule, file, a.row, kNames[field], value, meaning, todo);
        };
        if (a.premises.empty() || a.field.empty())
            return complain("no-question", a.premises.empty() ? premises : question, "",
                            "an answer stands here, but not to which question: cells may have been merged, or rows written below",
                            "Fill the premises and question of this row as in the workbook that was sent.");
        const auto building =
            std::find_if(plan_.premises.begin(), plan_.premises.end(), [&](const model::Premises& p) { return p.id == a.premises; });
        if (building == plan_.premises.end())
            return complain("unknown-premises", premises, a.premises, "no premises of the plan has this id",
                            "Put back the id that was sent.");
        const edit::Attribute* attribute = edit::find_attribute("premises", a.field);
        const bool is_asked = std::any_of(kAsked.begin(), kAsked.end(), [&](const Asked& q) { return a.field == q.field; });
        if (attribute == nullptr || !is_asked)
            return complain("unknown-question", question, a.field, "no question has this name", "Put back the name that was sent.");
        const auto value = edit::checked(*attribute, given);
        if (!value) return complain("answer-unusable", answer, given, value.error().what, value.error().todo);
        a.premises_name = building->name;
        a.title = attribute->title;
        a.before = edit::attribute_text(plan_, *attribute, a.premises);
        a.after = value.value();
        a.who = cell(answered_by);
        const std::string iso = io::iso_date(cell(answered_on));
        a.when = iso.empty() ? cell(answered_on) : iso;
        if (a.who.empty())
            problem(out_, Severity::warning, "nobody-named", file, a.row, kNames[answered_by], "",
                    "the answer does not say who gave it; the practice is named instead", "Ask who answered, if that matters.");
        if (a.when.empty())
            problem(out_, Severity::note, "no-date", file, a.row, kNames[answered_on], "", "the answer does not say when it was given",
                    "Nothing, or ask.");
        if (a.after == a.before) ++out_.confirmed;
        else out_.changes.push_back(std::move(a));
    }

    const model::Plan& plan_;
    Answers& out_;
};

}  // namespace

io::Sheet questions(const model::Plan& plan, const QuestionsWanted& wanted) {
    io::Sheet sheet;
    sheet.name = "questions";
    sheet.title = "What is not known about premises";
    for (const char* name : kNames) sheet.columns.push_back({name, io::ColumnType::text, "", ""});
    std::vector<std::pair<std::string, std::string>> pairs;  // practice, premises
    for (const model::Occupancy& o : plan.occupancies)
        pairs.emplace_back(plan.practices[o.practice.pos()].id, plan.premises[o.premises.pos()].id);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [code, id] : pairs) {
        if (!wanted.practices.empty() && std::find(wanted.practices.begin(), wanted.practices.end(), code) == wanted.practices.end())
            continue;
        const model::Practice& who = plan.practices[plan.find_practice(code).pos()];
        const auto building =
            std::find_if(plan.premises.begin(), plan.premises.end(), [&](const model::Premises& p) { return p.id == id; });
        for (const Asked& q : kAsked) {
            const std::string now = edit::attribute_text(plan, *edit::find_attribute("premises", q.field), id);
            if (!now.empty() && !wanted.also_known) continue;
            sheet.rows.push_back({io::cell(code), io::cell(who.name), io::cell(id), io::cell(building->name), io::cell(building->postcode),
                                  io::cell(q.field), io::cell(q.words), io::cell(q.how), io::cell(now), io::Unknown{}, io::Unknown{},
                                  io::Unknown{}});
        }
    }
    return sheet;
}

std::vector<std::pair<std::string, std::size_t>> asked_of(const io::Sheet& sheet) {
    std::map<std::string, std::size_t> count;
    for (const auto& row : sheet.rows)
        if (const auto* code = std::get_if<std::string>(&row[practice])) ++count[*code];
    return {count.begin(), count.end()};
}

std::string Answer::source() const {
    return fmt::format("{}{}{}", who.empty() ? "practice " + practice : who, when.empty() ? "" : ", " + when,
                       practice.empty() ? " (answer to a questionnaire)" : fmt::format(" (answer of practice {})", practice));
}

edit::SetAttribute Answer::command() const { return {"premises", premises, field, after, source()}; }

bool is_questionnaire(const std::filesystem::path& file) {
    model::Problems ignored;
    const auto table = open(file, ignored);
    std::vector<std::string> missing;
    return table && columns_of(*table, missing).has_value();
}

Answers read_answers(const model::Plan& plan, const std::vector<std::filesystem::path>& files) {
    Answers out;
    Reading reading(plan, out);
    for (const auto& file : files) reading.read(file);
    std::stable_sort(out.changes.begin(), out.changes.end(), [](const Answer& a, const Answer& b) {
        return std::tie(a.premises, a.field, a.practice, a.file, a.row) < std::tie(b.premises, b.field, b.practice, b.file, b.row);
    });
    // The same answer twice counts once; two answers that differ are for a person to choose between.
    for (std::size_t i = 1; i < out.changes.size();) {
        const Answer& a = out.changes[i - 1];
        const Answer& b = out.changes[i];
        if (a.premises != b.premises || a.field != b.field) {
            ++i;
        } else if (a.after == b.after) {
            out.changes.erase(out.changes.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            problem(out, Severity::warning, "answers-differ", b.file, b.row, kNames[answer], b.after,
                    fmt::format("row {} of {} answers this question with {}", a.row, a.file, a.after), "Choose one of the two, or ask.");
            ++i;
        }
    }
    model::sort_problems(out.problems);
    return out;
}

}  // namespace merestone::session

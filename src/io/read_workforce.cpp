// GPs and other staff by practice: NHS England's General Practice Workforce in its long form (a row a role and measure) and its older wide
// one, or our own table.
//
// Which roles count as a GP is the plan's to say: `gp = "fully qualified"` (the default) leaves out registrars and others in training,
// retainers and locums; `gp = "all"` counts them. Which it was stands in LayerInfo::recognised. Of the long form the detailed roles are
// added up, since published totals are wrong for some practices (domain notes, section 9); a total counts only where a practice has
// nothing else.
#include <map>

#include "io/own_cells.hpp"
#include "io/readers.hpp"

namespace merestone::io {
namespace {

using model::Severity;

enum class Staff { gp, nurse, care, admin, none };

bool holds(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* w) { return text.find(w) != std::string::npos; });
}

Staff staff_of(const std::string& group) {
    if (holds(group, {"nurse"})) return Staff::nurse;
    if (holds(group, {"direct patient", "dpc", "direct care"})) return Staff::care;
    if (holds(group, {"admin", "non-clinical"})) return Staff::admin;
    if (group == "gp" || group == "gps" || holds(group, {"general pract"})) return Staff::gp;
    return Staff::none;
}

bool in_training_retainer_or_locum(const std::string& role) {
    return holds(role, {"training", "registrar", "foundation", "retainer", "locum", "bank"});
}

bool is_total(const std::string& role) { return role.empty() || role.starts_with("total") || role.starts_with("all "); }

struct Sum {
    std::optional<double> detailed;
    std::optional<double> total;
    [[nodiscard]] std::optional<double> best() const { return detailed ? detailed : total; }
};
struct OfPractice {
    std::int64_t row = 0;
    std::map<std::pair<Staff, bool>, Sum> by_staff;  // whether heads, else full-time equivalents
    bool gp_detail = false;                          // some role of a GP had a number
};

void add(std::optional<double>& to, double value) { to = to.value_or(0.0) + value; }

Read<WorkforceRecord> read_long_form(const SourceSpec& spec, const ReadContext& context, bool all) {
    Reader<WorkforceRecord> r(spec, context,
                              {{"practice", {"PRAC_CODE", "practice"}, true},
                               {"group", {"STAFF_GROUP"}, true},
                               {"role", {"DETAILED_STAFF_ROLE", "STAFF_ROLE"}, true},
                               {"measure", {"MEASURE"}, true},
                               {"value", {"VALUE"}, true}},
                              std::string("GP workforce, practice level, long form; GPs: ") +
                                  (all ? "all roles" : "fully qualified, without registrars, retainers and locums"));
    if (!r.ready()) return r.finish();
    std::map<std::string, OfPractice> practices;
    while (r.next()) {
        if (r.text("practice").empty()) {
            r.skip("no practice code");
            continue;
        }
        OfPractice& p = practices[r.string("practice")];
        if (p.row == 0) p.row = r.table().row();
        const Staff staff = staff_of(base::lower(r.text("group")));
        const std::string measure = base::lower(r.text("measure"));
        const std::string role = base::lower(r.text("role"));
        if (staff == Staff::none || (measure != "fte" && measure != "headcount")) {
            r.skip("of no group or measure that is used");
            continue;
        }
        const auto value = amount(r, "value");
        if (!value) {
            r.skip("not reported");
            continue;
        }
        Sum& sum = p.by_staff[{staff, measure == "headcount"}];
        const bool left_out = staff == Staff::gp && !all && in_training_retainer_or_locum(role);
        if (is_total(role)) {
            sum.total = sum.total.value_or(*value);
        } else {
            p.gp_detail = p.gp_detail || staff == Staff::gp;
            if (!left_out) add(sum.detailed, *value);
            else sum.detailed = sum.detailed.value_or(0.0);
        }
        if (left_out && !is_total(role)) r.skip("a GP in training, retainer or locum");
        else r.use();
    }
    std::vector<WorkforceRecord> rows;
    std::int64_t only_totals = 0;
    for (auto& [code, p] : practices) {
        const auto of = [&](Staff staff, bool heads) {
            const auto at = p.by_staff.find({staff, heads});
            return at == p.by_staff.end() ? std::optional<double>() : at->second.best();
        };
        WorkforceRecord record{p.row, code, of(Staff::gp, false)};
        record.staff.gp_headcount = of(Staff::gp, true);
        record.staff.nurse_fte = of(Staff::nurse, false);
        record.staff.care_fte = of(Staff::care, false);
        record.staff.admin_fte = of(Staff::admin, false);
        if (record.gp_fte && !p.gp_detail) ++only_totals;
        rows.push_back(std::move(record));
    }
    if (only_totals > 0 && !all)
        r.warn("gp-total-only", "DETAILED_STAFF_ROLE", std::to_string(only_totals),
               "so many practices give a total of their GPs but no roles: registrars, retainers and locums are counted there",
               "Say so beside the figures of these practices.");
    r.rows() = std::move(rows);
    return r.finish();
}

bool is_long_form(const SourceSpec& spec, const ReadContext& context) {
    model::LayerInfo info;
    model::Problems problems;
    const auto table = Table::open(spec, context, info, problems);
    if (!table) return false;
    const std::vector<std::string>& header = table->header().empty() ? table->first() : table->header();
    const auto has = [&](const char* key) {
        return std::any_of(header.begin(), header.end(), [&](const std::string& h) { return base::header_key(h) == key; });
    };
    return has("staffgroup") && has("measure") && has("value");
}

// The wide form's words for what a practice did not give, or gave so that it could not be used: ND, NS, EST.
std::optional<double> given(Reader<WorkforceRecord>& r, const char* part, const FigureRange& range = ranges::kStaff) {
    const std::string_view text = r.text(part);
    if (text == "ND" || text == "NS" || text == "EST" || text == ".") return {};
    return amount(r, part, range);
}

// GPs of an age are some of all GPs: the part that is larger than its whole is the cell that is wrong.
void check(Reader<WorkforceRecord>& r, WorkforceRecord& w) {
    const auto hold = [&](const char* field, std::optional<double>& part, const std::optional<double>& whole, const char* meaning) {
        if (!part || !whole || *part <= *whole) return;
        r.problem(Severity::warning, "more-than-there-is", field, meaning, "Check the numbers.");
        part.reset();
    };
    auto& s = w.staff;
    hold("gp_fte_55_over", s.gp_fte_55_over, w.gp_fte, "more GPs are of this age than there are; this counts as not known");
    hold("gp_fte_60_over", s.gp_fte_60_over, w.gp_fte, "more GPs are of this age than there are; this counts as not known");
    hold("gp_fte_60_over", s.gp_fte_60_over, s.gp_fte_55_over, "more GPs are 60 and over than 55 and over; this counts as not known");
}

}  // namespace

Read<WorkforceRecord> read_workforce(const SourceSpec& spec, const ReadContext& context) {
    const auto option = spec.options.find("gp");
    const bool all = option != spec.options.end() && option->second == "all";
    if (spec.columns.empty() && is_long_form(spec, context)) return read_long_form(spec, context, all);
    Reader<WorkforceRecord> r(spec, context, parts_of(Role::workforce), "GP workforce by practice");
    if (!r.ready()) return r.finish();
    // The wide form has a column of its own for those fully qualified, in some years.
    const bool wide = base::header_key(r.column_name("gp_fte")) == "totalgpfte";
    const bool qualified = wide && !all && r.has("gp_fte_qualified");
    if (wide && spec.columns.empty()) {
        const bool exrrl = base::header_key(r.column_name("gp_fte_qualified")) == "totalgpexrrlfte";  // later: EXTGL
        r.info().recognised =
            std::string("GP workforce, wide form; GPs: ") +
            (!qualified ? (all ? "all roles" : "all roles, since the file does not tell registrars, retainers and locums apart")
             : exrrl    ? "fully qualified, without registrars, retainers and locums"
                        : "fully qualified, without those in training and locums");
        if (!qualified && !all)
            r.warn("gp-total-only", "TOTAL_GP_FTE", "", "the file does not tell registrars, retainers and locums apart: they are counted",
                   "Say so beside the figures, or use the long form.");
    }
    while (r.next()) {
        WorkforceRecord w{r.table().row(), r.string("practice"), given(r, qualified ? "gp_fte_qualified" : "gp_fte", ranges::kGps)};
        w.staff = {given(r, qualified ? "gp_headcount_qualified" : "gp_headcount", ranges::kGps),  // of the same GPs
                   given(r, "gp_fte_55_over", ranges::kGps),
                   given(r, "gp_fte_60_over", ranges::kGps),
                   given(r, "nurse_fte"),
                   given(r, "care_fte"),
                   given(r, "admin_fte")};
        check(r, w);
        r.keep(std::move(w));
    }
    return r.finish();
}

}  // namespace merestone::io

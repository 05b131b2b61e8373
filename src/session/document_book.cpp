// The book of the estate, and beside it what costs more than the book: each made by a job of its own once the estate's job is done, for
// those panels that show it.
#include "edit/attributes.hpp"
#include "session/detail/document_impl.hpp"

namespace merestone::session {
namespace {

// The rankings by the weights that the plan came with; nothing where these are the plan's still.
std::optional<Book::Published> by_published_weights(const model::Plan& plan, const Estate& estate) {
    std::optional<model::Plan> published;
    for (const model::Override& o : plan.overrides) {
        if (o.kind != "assumption") continue;
        if (!published) published = plan;
        edit::take_back(*published, o);
    }
    if (!published) return {};
    const analysis::Judged& judged = estate.judged.front();
    return Book::Published{analysis::rank_premises(*published, estate.result),
                           analysis::rank_localities(*published, judged.scenario, judged.localities, estate.result)};
}

Book make_book(std::shared_ptr<const model::Plan> plan, std::shared_ptr<const Estate> estate, const analysis::RegisteredPeople& people,
               const base::Progress& progress) {
    Book out;
    const analysis::Judged& judged = estate->judged.front();
    out.book = analysis::estate_book(*plan, judged.scenario, judged.localities, people, estate->result, progress);
    out.by_published_weights = by_published_weights(*plan, *estate);
    out.plan = std::move(plan);
    out.estate = std::move(estate);
    return out;
}

analysis::DeveloperAsk make_ask(const Book& book, const analysis::RegisteredPeople& people, analysis::AskBy by) {
    const analysis::EstateResult& estate = book.estate->result;
    return analysis::developer_ask(*book.plan, {people, estate.people, estate.capacity}, by);
}

analysis::Sensitivity make_sensitivity(const model::Plan& plan, const Estate& estate, const base::Progress& progress) {
    const analysis::Judged& judged = estate.judged.front();
    return analysis::sensitivity(plan, judged.scenario, judged.localities, estate.result, progress);
}

}  // namespace

void Document::request_book() {
    Impl& d = *impl_;
    if (book() != nullptr || !estate_current() || d.book_asked == d.revision) return;
    d.book_asked = d.revision;
    d.book_problem.clear();
    if (d.pool == nullptr) {
        d.book = std::make_shared<const Book>(make_book(plan(), d.estate, *d.people, {}));
        d.book_revision = d.revision;
        return;
    }
    d.book_job.cancel();
    d.book_job = d.pool->run<Book>(
        "Working out what to do first", d.revision,
        [plan = plan(), estate = d.estate, people = d.people](const base::Progress& progress) -> base::Result<Book> {
            Book out = make_book(plan, estate, *people, progress);
            if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
            return out;
        },
        [this, alive = std::weak_ptr<int>(d.alive)](jobs::Key key, base::Result<Book> result) {
            if (alive.expired() || key != impl_->revision) return;  // stale
            if (!result) {
                if (result.error().kind == base::ErrorKind::cancelled) impl_->book_asked = 0;  // to be asked for again
                else impl_->book_problem = result.error().what;
                return;
            }
            impl_->book = std::make_shared<const Book>(std::move(result).value());
            impl_->book_revision = key;
        });
}
std::shared_ptr<const Book> Document::book() const noexcept {
    return impl_->book && impl_->book_revision == impl_->revision ? impl_->book : nullptr;
}
std::string Document::book_problem() const { return impl_->book_asked == impl_->revision ? impl_->book_problem : std::string(); }

void Document::request_ask(analysis::AskBy by) {
    Impl& d = *impl_;
    const std::shared_ptr<const Book> of = book();
    if (of == nullptr || ask(by) != nullptr || d.ask_asked == AskKey{of.get(), by}) return;
    d.ask_asked = {of.get(), by};
    d.ask_problem.clear();
    if (d.pool == nullptr) {
        d.ask = make_ask(*of, *d.people, by);
        d.ask_of = of;
        return;
    }
    d.ask_job.cancel();
    d.ask_job = d.pool->run<analysis::DeveloperAsk>(
        "Working out the developer's share", d.revision,
        [of, people = d.people, by](const base::Progress& progress) -> base::Result<analysis::DeveloperAsk> {
            if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
            return make_ask(*of, *people, by);
        },
        [this, of, by, alive = std::weak_ptr<int>(d.alive)](jobs::Key, base::Result<analysis::DeveloperAsk> result) {
            if (alive.expired() || impl_->ask_asked != AskKey{of.get(), by}) return;  // another was asked for since
            if (!result) {
                if (result.error().kind == base::ErrorKind::cancelled) impl_->ask_asked = {};
                else impl_->ask_problem = result.error().what;
                return;
            }
            impl_->ask = std::move(result).value();
            impl_->ask_of = of;
        });
}
const analysis::DeveloperAsk* Document::ask(analysis::AskBy by) const noexcept {
    const std::shared_ptr<const Book> of = book();
    if (of == nullptr) return nullptr;
    if (of->book.developer.by == by) return &of->book.developer;
    return impl_->ask && impl_->ask_of == of && impl_->ask->by == by ? &*impl_->ask : nullptr;
}
std::string Document::ask_problem() const { return impl_->ask_problem; }

void Document::request_sensitivity() {
    Impl& d = *impl_;
    if (!estate_current() || sensitivity() != nullptr || d.sensitivity_asked.lock() == d.estate) return;
    d.sensitivity_asked = d.estate;
    d.sensitivity_problem.clear();
    if (d.pool == nullptr) {
        d.sensitivity = std::make_shared<const analysis::Sensitivity>(make_sensitivity(*plan(), *d.estate, {}));
        d.sensitivity_of = d.estate;
        return;
    }
    d.sensitivity_job.cancel();
    d.sensitivity_job = d.pool->run<analysis::Sensitivity>(
        "Working out what the answer hangs on", d.revision,
        [plan = plan(), estate = d.estate](const base::Progress& progress) -> base::Result<analysis::Sensitivity> {
            analysis::Sensitivity out = make_sensitivity(*plan, *estate, progress);
            if (progress.cancelled()) return base::Error{base::ErrorKind::cancelled, "cancelled", ""};
            return out;
        },
        [this, of = d.estate, alive = std::weak_ptr<int>(d.alive)](jobs::Key, base::Result<analysis::Sensitivity> result) {
            if (alive.expired() || impl_->sensitivity_asked.lock() != of) return;  // another was asked for since
            if (!result) {
                if (result.error().kind == base::ErrorKind::cancelled) impl_->sensitivity_asked.reset();
                else impl_->sensitivity_problem = result.error().what;
                return;
            }
            impl_->sensitivity = std::make_shared<const analysis::Sensitivity>(std::move(result).value());
            impl_->sensitivity_of = of;
        });
}
std::shared_ptr<const analysis::Sensitivity> Document::sensitivity() const noexcept {
    return estate_current() && impl_->sensitivity_of == impl_->estate ? impl_->sensitivity : nullptr;
}
std::string Document::sensitivity_problem() const {
    return impl_->sensitivity_asked.lock() == impl_->estate ? impl_->sensitivity_problem : std::string();
}

}  // namespace merestone::session

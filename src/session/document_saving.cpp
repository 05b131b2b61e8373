// The document's files: where it is saved, what another program did to them, the work kept aside until it is.
#include <fmt/format.h>

#include "session/detail/document_impl.hpp"

namespace merestone::session {

namespace fs = std::filesystem;

bool Document::dirty() const noexcept { return !impl_->history.clean(); }
bool Document::needs_copy() const noexcept { return dirty() && impl_->file.empty(); }
void Document::become_copy(const fs::path& file) {
    impl_->file = file;
    impl_->project = {file, -1, {}, {}};
    impl_->sample = false;
}
fs::path Document::project_file() const { return impl_->file; }
void Document::saves_with(MakeForOthers for_others) { impl_->for_others = std::move(for_others); }
bool Document::project_changed_on_disk() const { return !impl_->file.empty() && look_again(impl_->project) == OnDisk::changed; }
const std::vector<Stamp>& Document::files() const noexcept { return impl_->files; }
void Document::take_files_as_they_are() {
    for (Stamp& s : impl_->files) s = glance_at(s.file);
}
base::Result<base::Done> Document::save() {
    if (impl_->file.empty())
        return base::Error{base::ErrorKind::usage, "the sample itself is never written to", "Save it as a copy of your own."};
    return save_as(impl_->file);
}
base::Result<base::Done> Document::save_as(const fs::path& file) {
    Impl& d = *impl_;
    if (d.history.in_transaction()) return drag_is_open();
    auto done = save_project(file, *d.base, d.draft, d.problems, d.for_others);
    if (done) d.saved_to(stamp_of(file), d.history.state());
    return done;
}
void Document::save_aside(const fs::path& file, std::function<void(const base::Result<base::Done>&)> done) {
    Impl& d = *impl_;
    base::check(!saving(), "two saves at once");
    if (d.history.in_transaction()) return done(drag_is_open());
    if (d.pool == nullptr) return done(save_as(file));
    d.save_job = d.pool->run<Stamp>(
        "Saving", d.revision,
        [file, base = d.base, draft = d.draft, problems = d.problems,
         for_others = d.for_others](const base::Progress&) -> base::Result<Stamp> {
            if (auto saved = save_project(file, *base, draft, problems, for_others); !saved) return saved.error();
            return stamp_of(file);
        },
        [this, alive = std::weak_ptr<int>(d.alive), state = d.history.state(), done = std::move(done)](jobs::Key,
                                                                                                       base::Result<Stamp> stamp) {
            if (alive.expired()) return;
            impl_->save_job = {};
            if (!stamp) return done(stamp.error());
            impl_->saved_to(stamp.value(), state);
            done(base::Done{});
        });
}
bool Document::saving() const { return impl_->save_job && !impl_->save_job.ended(); }
std::string Document::title() const {
    const bool copy = impl_->sample && dirty();
    return fmt::format("{}{}{}", copy ? "My copy of " : "", impl_->base->title.empty() ? impl_->base->id : impl_->base->title,
                       dirty() ? " *" : "");
}

void Document::autosave_in(const fs::path& folder, double every_s) {
    Impl& d = *impl_;
    d.autosave_every_s = every_s;
    auto slot = d.kept_aside.empty() ? std::nullopt : AsideSlot::take_over(d.kept_aside);
    if (!slot) slot = AsideSlot::take(folder, d.opened);
    if (slot) d.slot = std::make_shared<const AsideSlot>(std::move(*slot));
}
fs::path Document::autosave_file() const { return impl_->slot ? impl_->slot->file() : fs::path(); }
void Document::tick(double now_s) {
    Impl& d = *impl_;
    if (!d.slot || !dirty() || d.history.in_transaction() || d.revision == d.autosaved_revision) return;
    if (now_s - d.autosaved_at_s < d.autosave_every_s || (d.autosave_job && !d.autosave_job.ended())) return;
    d.autosaved_at_s = now_s;
    const std::uint64_t revision = d.revision;
    const auto write = [slot = d.slot, base = d.base, draft = d.draft, problems = d.problems]() -> base::Result<base::Done> {
        if (auto whose = slot->sign(); !whose) return whose;
        return save_project(slot->file(), *base, draft, problems);
    };
    if (d.pool == nullptr) {
        if (write()) d.autosaved_revision = revision;
        return;
    }
    d.autosave_job = d.pool->run<base::Done>(
        "Saving aside", revision, [write](const base::Progress&) { return write(); },
        [this, alive = std::weak_ptr<int>(d.alive)](jobs::Key key, base::Result<base::Done> result) {
            if (alive.expired()) return;
            if (result) impl_->autosaved_revision = key;
            if (!dirty()) forget_autosave();  // saved for good while it was being written
        });
}
void Document::forget_autosave() const {
    if (impl_->slot) impl_->slot->clear();
}

}  // namespace merestone::session

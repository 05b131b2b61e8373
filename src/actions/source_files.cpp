#include "actions/source_files.hpp"

#include "base/paths.hpp"

namespace merestone::actions {

namespace fs = std::filesystem;

io::KeptFiles source_files(const Request& request, const model::Plan& plan, bool project_too) {
    io::KeptFiles out;
    if (!request.basemap.empty()) out.push_back(request.basemap);
    const bool project = request.plan.extension() == ".gpkg";
    if (project && project_too) out.push_back(request.plan);
    std::error_code fault;
    const fs::path plan_file = fs::is_directory(request.plan, fault) ? request.plan / "plan.toml" : request.plan;
    if (!project && !plan_file.empty()) out.push_back(plan_file);
    for (const model::LayerInfo& layer : plan.layers) {
        if (layer.file.empty()) continue;
        const fs::path named = base::path_of(layer.file);
        out.push_back(named.is_absolute() ? named : plan_file.parent_path() / named);
    }
    return out;
}

}  // namespace merestone::actions

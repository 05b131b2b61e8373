// Running a plan as the command line does, and reading back what it wrote through GDAL, apart from our own code.
#pragma once

#include <ogrsf_frmts.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "actions/verbs.hpp"

namespace merestone::test {

inline actions::Outcome act(const std::string& verb, const actions::Request& request) {
    for (const actions::Action& action : actions::actions())
        if (verb == action.id) return action.run(request, {});
    throw std::runtime_error("no such verb");
}

inline actions::Request request_for(const std::filesystem::path& plan, const std::filesystem::path& out = {}) {
    actions::Request request;
    request.plan = plan;
    request.out = out;
    return request;
}

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

inline Dataset open_dataset(const std::filesystem::path& file) {
    GDALAllRegister();
    return Dataset(GDALDataset::Open(file.string().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
}

struct Feature {
    std::map<std::string, std::string> fields;
    std::unique_ptr<OGRGeometry> shape;
};

inline std::vector<Feature> features(const std::filesystem::path& file, const char* layer_name = nullptr) {
    std::vector<Feature> out;
    const Dataset dataset = open_dataset(file);
    if (!dataset) return out;
    OGRLayer* layer = layer_name != nullptr ? dataset->GetLayerByName(layer_name) : dataset->GetLayer(0);
    if (layer == nullptr) return out;
    for (const auto& feature : *layer) {
        Feature one;
        for (int f = 0; f < feature->GetFieldCount(); ++f)
            if (feature->IsFieldSetAndNotNull(f)) one.fields[feature->GetFieldDefnRef(f)->GetNameRef()] = feature->GetFieldAsString(f);
        if (const OGRGeometry* shape = feature->GetGeometryRef()) one.shape.reset(shape->clone());
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace merestone::test

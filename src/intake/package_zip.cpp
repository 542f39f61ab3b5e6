// A container read through libzip: the ordinary case.
#include <zip.h>

#include <array>

#include "intake/package.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t piece_bytes = 1 << 16;

class ZipContainer : public Container {
 public:
  explicit ZipContainer(zip_t* archive) : archive_(archive) {
    const zip_int64_t count = zip_get_num_entries(archive_, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
      zip_stat_t stat;
      zip_stat_init(&stat);
      if (zip_stat_index(archive_, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME)) {
        parts.push_back({"", 0});
        encrypted_.push_back(false);
        continue;
      }
      parts.push_back({stat.name, stat.valid & ZIP_STAT_COMP_SIZE ? stat.comp_size : 0});
      encrypted_.push_back((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE);
    }
  }
  ~ZipContainer() override { zip_discard(archive_); }

  Ending unpack(std::size_t part, const Take& take) override {
    if (encrypted_[part]) return Ending::encrypted;
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(archive_, part, 0), zip_fclose);
    if (!file) return Ending::damaged;
    std::array<char, piece_bytes> piece;
    for (;;) {
      const zip_int64_t count = zip_fread(file.get(), piece.data(), piece.size());
      if (count < 0) return Ending::damaged;
      if (count == 0) return Ending::complete;
      if (!take({piece.data(), static_cast<std::size_t>(count)})) return Ending::stopped;
    }
  }

 private:
  zip_t* archive_;
  std::vector<bool> encrypted_;
};

}  // namespace

std::unique_ptr<Container> open_container(const std::filesystem::path& path) {
  int error = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &error);
  return archive ? std::make_unique<ZipContainer>(archive) : nullptr;
}

}  // namespace nostoi::intake

// A zip file without its directory: the parts are found by the headers that stand before each of them, and the last one is unpacked
// as far as it goes. A part is taken to reach to the next header, so that one damaged part does not cost those behind it.
#include <zlib.h>

#include <array>
#include <fstream>

#include "intake/package.hpp"

namespace nostoi::intake {

namespace {

constexpr std::uint64_t file_bound = 1u << 30;
constexpr std::string_view local_signature("PK\3\4", 4);
constexpr std::string_view directory_signature("PK\1\2", 4);
constexpr std::size_t header_bytes = 30;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

class SalvagedContainer : public Container {
 public:
  explicit SalvagedContainer(std::string bytes) : bytes_(std::move(bytes)) {
    const std::string_view all(bytes_);
    for (std::size_t at = all.find(local_signature); at != all.npos && at + header_bytes <= all.size();) {
      const std::size_t name_at = at + header_bytes;
      const std::size_t data = name_at + number(all, at + 26, 2) + number(all, at + 28, 2);
      if (data > all.size()) break;
      const std::size_t next = all.find(local_signature, data);
      const std::size_t end = std::min(next, std::min(all.find(directory_signature, data), all.size()));
      parts.push_back({std::string(all.substr(name_at, number(all, at + 26, 2))), end - data});
      places_.push_back({data, end, number(all, at + 8, 2), number(all, at + 6, 2), number(all, at + 18, 4)});
      at = next;
    }
  }

  Ending unpack(std::size_t part, const Take& take) override {
    const Place& place = places_[part];
    if (place.flags & 1) return Ending::encrypted;
    const std::string_view packed = std::string_view(bytes_).substr(place.from, place.to - place.from);
    if (place.method == Z_DEFLATED) return inflate_all(packed, take);
    if (place.method != 0) return Ending::damaged;
    if (!take(packed.substr(0, place.size ? place.size : packed.size()))) return Ending::stopped;
    return place.size > packed.size() ? Ending::damaged : Ending::complete;
  }

 private:
  struct Place {
    std::size_t from, to;
    std::uint32_t method, flags, size;
  };

  static Ending inflate_all(std::string_view packed, const Take& take) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return Ending::damaged;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::array<char, 1 << 16> piece;
    Ending ending = Ending::damaged;
    for (int status = Z_OK; status == Z_OK;) {
      stream.next_out = reinterpret_cast<Bytef*>(piece.data());
      stream.avail_out = static_cast<uInt>(piece.size());
      status = inflate(&stream, Z_NO_FLUSH);
      const std::size_t count = piece.size() - stream.avail_out;
      if (status == Z_STREAM_END) ending = Ending::complete;
      if (count > 0 && !take({piece.data(), count})) {
        ending = Ending::stopped;
        break;
      }
    }
    inflateEnd(&stream);
    return ending;
  }

  std::string bytes_;
  std::vector<Place> places_;
};

}  // namespace

std::unique_ptr<Container> salvage_container(const std::filesystem::path& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error || size > file_bound) return nullptr;
  std::string bytes(size, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file.read(bytes.data(), static_cast<std::streamsize>(size)) || !bytes.starts_with("PK")) return nullptr;
  auto container = std::make_unique<SalvagedContainer>(std::move(bytes));
  return container->parts.empty() ? nullptr : std::move(container);
}

}  // namespace nostoi::intake

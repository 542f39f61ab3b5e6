// attachment: what hangs on a line, a note or an entity and is looked at or listened to: a photograph, a mark, a scan, a voice. The bytes
// are kept in the log as they came. An attachment is sealed by its nature: of its own handling class, shown by no list, search, file or
// dump; that it is there is told, and its bytes are given one at a time, to whoever is cleared and asks, after the trail has heard. Faces
// are compared by people: what somebody saw is recorded, and decides nothing.
#pragma once

#include <filesystem>

#include "nostoi/register.hpp"

namespace nostoi::attachment {

/// What an attachment may show (data/model/attachments.json, checked when loaded), each with its words "shows-ID".
const std::vector<std::string>& kinds();
/// The handling class that every attachment is of by its nature, beside the one it is given.
inline constexpr std::string_view sealed_by_nature = "attachment";

/// What a file is by the bytes it begins with.
struct Media {
  std::string type = "application/octet-stream";
  bool picture = false;  ///< a browser shows it
};
Media media_of(std::string_view beginning);
/// As it was found when the file was attached.
bool is_picture(std::string_view type);
/// The largest file that is attached, in bytes.
std::uint64_t largest();

/// What is said of a file that is attached.
struct About {
  Position anchor = 0;
  std::string shows;                  ///< one of kinds()
  std::string taken_by, speaker;      ///< who took the picture; who says what it shows
  std::string text;                   ///< what is to be seen, in words
  std::string handling = "ordinary";  ///< beyond sealed_by_nature
  PartialDate taken;                  ///< as far as told
};

/// What somebody saw who held two attachments beside each other. It decides nothing about whose they are.
struct ByEye {
  Position at = 0;
  Position left = 0, right = 0;  ///< attachments, left < right
  Verdict verdict = Verdict::unsure;
  std::string why, actor;
  std::int64_t when = 0;
};

struct Attachment : About {
  Position at = 0;  ///< its number
  std::int64_t when = 0;
  std::string actor;          ///< who attached it
  bool shut = true;           ///< the actor is not cleared for it: of About only anchor, shows and taken are given
  std::string sha256, media;  ///< media: as media_of() found it
  std::uint64_t size = 0;
  std::vector<ByEye> by_eye;  ///< oldest first; only where the other is open to the actor too
};

/// Attaches a file. invalid where it is empty, too large, or a word is none of the vocabulary; not_found where there is no such anchor;
/// conflict where these bytes hang on it already; denied to those who could not look at it afterwards.
Result<Position> add(Register& reg, const access::Actor& actor, const About& about, const std::filesystem::path& file);

/// Those of the person or entity of an anchor, oldest first.
struct Attachments {
  std::vector<Attachment> all;
  std::size_t withheld = 0;  ///< on anchors or of classes of which the actor learns nothing
};
Result<Attachments> attachments_of(Register& reg, const access::Actor& actor, Position anchor, Position known = 0);

/// Gives the bytes of one, in parts, and what is said of it. denied to those not cleared for it, for its class or for its anchor, where a
/// seal shuts that, where the one who told did not consent, and where it was erased.
Result<Attachment> get(Register& reg, const access::Actor& actor, Position attachment, const std::function<void(std::string_view)>& out);

/// Records what the actor saw of two attachments, both open to him. invalid without a reason, or where they are one.
Result<Position> judge(Register& reg, const access::Actor& actor, Position left, Position right, Verdict verdict, const std::string& why);

}  // namespace nostoi::attachment

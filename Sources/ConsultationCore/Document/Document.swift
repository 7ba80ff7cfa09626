/// A document as a value: what a reader sees, without any page, file or format.
///
/// The plan and the record are built as documents; Markdown, HTML, JSON and the typeset page are made
/// from the same value. It holds words that are ready to print, and knows no medicine.
///
/// As JSON it is one object with these keys (an absent optional is left out):
/// `title`, `subtitle`, `language`, `audience` (`"patient"` or `"clinician"`), `metadata`, `letterhead`
/// (an array of lines), `footer`, `opening` (an array of blocks), `sections` (an array of
/// `{id, title, blocks}`).
public struct Document: Hashable, Sendable, Codable {
  /// The title, printed once at the top and kept as the title of the file.
  public var title: String
  /// A line below the title.
  public var subtitle: String?
  /// The language of the words, as a BCP 47 tag such as `en-GB`.
  public var language: String
  /// Who reads it.
  ///
  /// It decides the size of the type and whether section ids are printed.
  public var audience: Audience
  /// What a file says about itself.
  public var metadata: Metadata
  /// The clinic's lines at the head of the first page; the first is its name.
  public var letterhead: [String]
  /// The line at the foot of every page.
  public var footer: String
  /// Blocks before the first section.
  public var opening: [Block]
  /// The sections, in reading order.
  public var sections: [Section]

  /// Creates a document.
  public init(
    title: String, subtitle: String? = nil, language: String = "en-GB", audience: Audience,
    metadata: Metadata = Metadata(), letterhead: [String] = [], footer: String = "",
    opening: [Block] = [], sections: [Section] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.language = language
    self.audience = audience
    self.metadata = metadata
    self.letterhead = letterhead
    self.footer = footer
    self.opening = opening
    self.sections = sections
  }

  /// The reader that a document is made for.
  public enum Audience: String, Hashable, Sendable, Codable, CaseIterable {
    /// The person treated: larger type, no ids of sections.
    case patient
    /// The clinic: denser type, ids of sections beside their titles.
    case clinician
  }

  /// What a file says about itself, in its properties and not on its pages.
  public struct Metadata: Hashable, Sendable, Codable {
    /// The clinic's name.
    public var clinic: String
    /// The person who is answerable for the words.
    public var author: String
    /// What the document is about, in a few words.
    public var subject: String
    /// The day on which it was made, as `YYYY-MM-DD`; empty when it shall not be said.
    public var created: String
    /// Words to find it by.
    public var keywords: [String]

    /// Creates the metadata; every part may be left out.
    public init(
      clinic: String = "", author: String = "", subject: String = "", created: String = "",
      keywords: [String] = []
    ) {
      self.clinic = clinic
      self.author = author
      self.subject = subject
      self.created = created
      self.keywords = keywords
    }
  }

  /// A titled part of a document.
  public struct Section: Hashable, Sendable, Codable {
    /// A stable id such as `P01`; the anchor in HTML, and printed for clinicians only.
    public var id: String
    /// The heading.
    public var title: String
    /// The content, in reading order.
    public var blocks: [Block]

    /// Creates a section.
    public init(id: String, title: String, blocks: [Block]) {
      self.id = id
      self.title = title
      self.blocks = blocks
    }
  }
}

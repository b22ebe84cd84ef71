package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.Feed;
import io.dyadwatch.contracts.InvalidRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Lists of feeds as OPML 2.0: an {@code outline} with an {@code xmlUrl} is a feed, wherever it stands. A sitemap has the
 * type {@code sitemap}, which others ignore. No DTD is read and no entity but the five of XML is known.
 */
final class Opml {
    private Opml() {}

    /**
     * A feed of a list.
     *
     * @param url as it is written
     * @param label what people call it; absent where it has no name
     */
    record Entry(String url, @Nullable String label, Feed.Kind kind) {}

    /**
     * Reads a list in the order in which it stands.
     *
     * @param most entries
     * @throws InvalidRecord if it is no well-formed XML, no OPML, or has more entries
     */
    static List<Entry> read(byte[] opml, int most) {
        List<Entry> entries = new ArrayList<>();
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(opml));
            try {
                boolean root = true;
                while (reader.hasNext()) {
                    if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                        continue;
                    }
                    if (root && !reader.getLocalName().equals("opml")) {
                        throw new InvalidRecord("$", "is not OPML");
                    }
                    root = false;
                    String url = reader.getAttributeValue(null, "xmlUrl");
                    if (!reader.getLocalName().equals("outline") || url == null || url.isBlank()) {
                        continue;
                    }
                    if (entries.size() == most) {
                        throw new InvalidRecord("$", "must have at most " + most + " feeds");
                    }
                    entries.add(entry(reader, url));
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new InvalidRecord("$", "is not well-formed XML");
        }
        return entries;
    }

    /** Writes a list, in UTF-8. */
    static byte[] write(Collection<Feed> feeds) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.writeStartElement("opml");
            writer.writeAttribute("version", "2.0");
            writer.writeStartElement("head");
            writer.writeStartElement("title");
            writer.writeCharacters("Dyadwatch");
            writer.writeEndElement();
            writer.writeEndElement();
            writer.writeStartElement("body");
            for (Feed feed : feeds) {
                String label = feed.label();
                writer.writeEmptyElement("outline");
                writer.writeAttribute("type", feed.kind() == Feed.Kind.SITEMAP ? "sitemap" : "rss");
                writer.writeAttribute("text", xml(label == null ? feed.url() : label));
                writer.writeAttribute("xmlUrl", feed.url());
            }
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a list in memory can always be written", e);
        }
        return out.toByteArray();
    }

    private static Entry entry(XMLStreamReader outline, String url) {
        String text = outline.getAttributeValue(null, "text");
        String title = outline.getAttributeValue(null, "title");
        String label = text == null || text.isBlank() ? title : text;
        boolean named = label != null && !label.isBlank() && !label.strip().equals(url.strip());
        boolean sitemap = "sitemap".equals(outline.getAttributeValue(null, "type"));
        return new Entry(
                url.strip(),
                named && label != null ? label.strip() : null,
                sitemap ? Feed.Kind.SITEMAP : Feed.Kind.FEED);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Without the characters that XML 1.0 cannot hold (section 2.2). */
    private static String xml(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}

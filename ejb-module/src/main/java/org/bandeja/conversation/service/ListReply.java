package org.bandeja.conversation.service;

import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;
import org.bandeja.conversation.model.TooMuchForWhatsApp;
import org.bandeja.refusal.model.Malformed;

/**
 * A question with a list to choose from.
 *
 * @param question its body at most 4,096 characters
 * @param label what stands on the button that opens the list; at most 20 characters
 * @param sections 1 to 10, with at most 10 rows together, whose ids all differ; of several each has a title
 */
public record ListReply(Question question, String label, List<Section> sections, Optional<MessageId> quotes)
        implements Reply {
    private static final int LONGEST_BODY = 4096;
    private static final int MOST = 10;

    /** @param title at most 24 characters */
    public record Section(Optional<String> title, List<Row> rows) {
        public Section {
            title = Limits.line("sections.title", title, 24);
            rows = Limits.count("sections.rows", rows, 1, MOST);
        }
    }

    /**
     * @param id comes back with the answer; at most 200 characters
     * @param title at most 24 characters
     * @param description at most 72 characters
     */
    public record Row(String id, String title, Optional<String> description) {
        public Row {
            id = Limits.line("sections.rows.id", id, 200);
            title = Limits.line("sections.rows.title", title, 24);
            description = Limits.line("sections.rows.description", description, 72);
        }
    }

    /** @throws Malformed if something is missing */
    public ListReply {
        question.requireBody(LONGEST_BODY);
        label = Limits.line("label", label, 20);
        sections = Limits.count("sections", sections, 1, MOST);
        if (sections.size() > 1
                && sections.stream().anyMatch(section -> section.title().isEmpty())) {
            throw new Malformed("sections.title");
        }
        List<Row> rows =
                sections.stream().flatMap(section -> section.rows().stream()).toList();
        if (rows.size() > MOST) {
            throw new TooMuchForWhatsApp("sections.rows", MOST);
        }
        Limits.allDiffer("sections.rows.id", rows.stream().map(Row::id));
    }

    @Override
    public Said said() {
        return question.said(question.content("list")
                .with("label", label)
                .with(
                        "sections",
                        sections,
                        section -> new ContentJson()
                                .with("title", section.title())
                                .with(
                                        "rows",
                                        section.rows(),
                                        row -> new ContentJson()
                                                .with("id", row.id())
                                                .with("title", row.title())
                                                .with("description", row.description()))));
    }
}

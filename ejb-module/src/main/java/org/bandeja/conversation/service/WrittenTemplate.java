package org.bandeja.conversation.service;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.rules.FileKind;
import org.bandeja.media.rules.SendLimits;
import org.bandeja.media.rules.SentFile;
import org.bandeja.template.model.Template;
import org.bandeja.template.rules.Attachment;
import org.bandeja.template.rules.Card;
import org.bandeja.template.rules.FilledTemplate;
import org.bandeja.template.rules.Header;
import org.bandeja.template.rules.TemplateFill;
import org.bandeja.template.rules.TemplateShape;
import org.bandeja.template.rules.ValueNotUsable;
import org.bandeja.whatsapp.rules.TemplateContent;

/** A template for somebody whom it may go to. */
record WrittenTemplate(TemplateReply wish, Template template, TemplateShape shape, Instant now) implements Reply {
    private static final String HEADER = "header";

    @Override
    public Said said() {
        return filled(wish.place().map(Attachment.class::cast));
    }

    @Override
    public Optional<MediaKey> file() {
        return wish.media();
    }

    @Override
    public Said said(SentFile file, Optional<String> name, boolean voice) {
        Header.Format format = shape.header()
                .map(Header::format)
                .filter(Header.Format::isFile)
                .orElseThrow(() -> new ValueNotUsable(HEADER, ValueNotUsable.Fault.UNKNOWN));
        SendLimits.require(file, kind(format), false);
        return filled(Optional.of(new Attachment.File(wish.media().orElseThrow().text(), format, name)));
    }

    @Override
    public List<MediaKey> cardFiles() {
        return wish.cards();
    }

    /** The cards of a template all show the same kind (WhatsApp, carousel templates, 2026-09). */
    @Override
    public void requireCardFile(MediaKey key, SentFile file) {
        SendLimits.require(file, kind(cardFormat(wish.cards().indexOf(key))), false);
    }

    private Header.Format cardFormat(int card) {
        return shape.cards().stream()
                .filter(one -> one.index() == card)
                .findFirst()
                .flatMap(Card::header)
                .map(Header::format)
                .filter(Header.Format::isFile)
                .orElseThrow(() -> new ValueNotUsable("card." + card, ValueNotUsable.Fault.UNKNOWN));
    }

    private Said filled(Optional<Attachment> header) {
        Map<String, Attachment> attachments = new HashMap<>();
        for (int card = 0; card < wish.cards().size(); card++) {
            attachments.put(
                    "card." + card,
                    new Attachment.File(wish.cards().get(card).text(), cardFormat(card), Optional.empty()));
        }
        header.ifPresent(attached -> attachments.put(HEADER, attached));
        FilledTemplate filled = TemplateFill.fill(shape, wish.values(), attachments, now);
        return new Said(
                Said.TEMPLATE,
                Optional.of(filled.text()),
                Optional.of(TemplateContent.of(template, filled)),
                Optional.empty());
    }

    private static FileKind kind(Header.Format format) {
        return switch (format) {
            case IMAGE -> FileKind.IMAGE;
            case VIDEO -> FileKind.VIDEO;
            default -> FileKind.DOCUMENT;
        };
    }

    @Override
    public Optional<MessageId> quotes() {
        return wish.quotes();
    }

    @Override
    public boolean isFreeForm() {
        return false;
    }
}

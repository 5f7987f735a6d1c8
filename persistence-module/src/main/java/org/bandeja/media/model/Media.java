package org.bandeja.media.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.directory.model.AgentId;
import org.bandeja.routing.model.NumberId;

/** A file that a customer sent or an agent uploaded; its bytes lie in the media store. */
@Entity
@Table(name = "media")
public class Media {
    /** How long WhatsApp keeps what customers send (media, since 2025-10-09). */
    public static final Duration KEPT_BY_WHATSAPP = Duration.ofDays(7);

    private static final int LONGEST = 255;

    @Id
    private long id;

    @Column(name = "public_id")
    private String publicId;

    @Enumerated(EnumType.STRING)
    private MediaState state;

    @Enumerated(EnumType.STRING)
    private MediaTrouble trouble;

    @Column(name = "number_id")
    private Long numberId;

    @Column(name = "whatsapp_id")
    private String whatsappId;

    @Column(name = "said_mime")
    private String saidMime;

    @Column(name = "said_sha256")
    private String saidSha256;

    private String name;
    private boolean voice;
    private boolean animated;
    private String sha256;
    private String mime;
    private Long size;
    private Integer width;
    private Integer height;

    @Column(name = "thumbnail_sha256")
    private String thumbnailSha256;

    @Column(name = "thumbnail_mime")
    private String thumbnailMime;

    @Column(name = "uploader_id")
    private Long uploaderId;

    @Column(name = "created_at")
    private Instant createdAt;

    private int attempts;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "claimed_by")
    private String claimedBy;

    @Version
    private int version;

    protected Media() {}

    private Media(MediaState state, Optional<String> name, boolean voice, boolean animated, Instant now) {
        this.id = MediaId.next().value();
        this.publicId = MediaKey.random().text();
        this.state = state;
        this.name = name.map(Media::cut).orElse(null);
        this.voice = voice;
        this.animated = animated;
        this.createdAt = now;
    }

    /** What a customer sent to a number: it has still to be fetched. */
    public static Media received(MediaReference reference, NumberId number, Instant now) {
        Media media = new Media(MediaState.WAITING, reference.name(), reference.voice(), reference.animated(), now);
        media.numberId = number.value();
        media.whatsappId = reference.whatsappId();
        media.saidMime = reference.mime().map(Media::cut).orElse(null);
        media.saidSha256 = reference.sha256().map(Media::cut).orElse(null);
        media.dueAt = now;
        return media;
    }

    /**
     * What an agent gave us: it lies in the store already.
     *
     * @param name as the agent's machine calls it, without a path
     */
    public static Media uploaded(
            AgentId uploader, StoredFile file, Optional<String> name, boolean voice, boolean animated, Instant now) {
        Media media = new Media(MediaState.THERE, name, voice, animated, now);
        media.uploaderId = uploader.value();
        media.hold(file);
        return media;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    public MediaId id() {
        return new MediaId(id);
    }

    public MediaKey key() {
        return new MediaKey(publicId);
    }

    public MediaState state() {
        return state;
    }

    /** Why it is not there; empty while nothing went wrong. */
    public Optional<MediaTrouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Which business number it came to; empty for what agents uploaded. */
    public Optional<NumberId> number() {
        return Optional.ofNullable(numberId).map(NumberId::new);
    }

    /** What WhatsApp calls it; empty for what agents uploaded. */
    public Optional<String> whatsappId() {
        return Optional.ofNullable(whatsappId);
    }

    /** What it is said to be; nothing to be trusted. */
    public Optional<String> saidMime() {
        return Optional.ofNullable(saidMime);
    }

    /** The hash that WhatsApp named, as it wrote it. */
    public Optional<String> saidSha256() {
        return Optional.ofNullable(saidSha256);
    }

    /** As its sender called it: perhaps with tricks in it. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Recorded with the microphone. */
    public boolean isVoice() {
        return voice;
    }

    /** A sticker that moves. */
    public boolean isAnimated() {
        return animated;
    }

    public Optional<AgentId> uploader() {
        return Optional.ofNullable(uploaderId).map(AgentId::new);
    }

    /** UTC */
    public Instant createdAt() {
        return createdAt;
    }

    /** Which try to fetch it is the present one, from 1. */
    public int attempts() {
        return attempts;
    }

    /** Its bytes, when they are there. */
    public Optional<StoredFile> file() {
        return state == MediaState.THERE
                ? Optional.of(new StoredFile(sha256, mime, size, Optional.ofNullable(picture())))
                : Optional.empty();
    }

    private StoredFile.Picture picture() {
        return width == null ? null : new StoredFile.Picture(width, height, thumbnail());
    }

    private Optional<StoredFile.Thumbnail> thumbnail() {
        return Optional.ofNullable(thumbnailSha256).map(hash -> new StoredFile.Thumbnail(hash, thumbnailMime));
    }

    /** How it is shown. */
    public MediaRow row() {
        return new MediaRow(
                key(),
                state,
                Optional.ofNullable(mime).or(this::saidMime),
                name(),
                Optional.ofNullable(size),
                Optional.ofNullable(width),
                Optional.ofNullable(height),
                voice,
                animated,
                thumbnailSha256 != null,
                trouble());
    }

    /**
     * Somebody begins to fetch it.
     *
     * @param until when another one may begin, because this one must have died
     */
    public void claim(String node, Instant until) {
        attempts++;
        claimedBy = node;
        dueAt = until;
    }

    /**
     * Its bytes are there.
     *
     * @return whether anything changed: what is there stays as it is
     */
    public boolean arrived(StoredFile file) {
        if (state == MediaState.THERE) {
            return false;
        }
        state = MediaState.THERE;
        trouble = null;
        dueAt = null;
        claimedBy = null;
        hold(file);
        return true;
    }

    private void hold(StoredFile file) {
        sha256 = file.sha256();
        mime = file.mime();
        size = file.size();
        file.picture().ifPresent(picture -> {
            width = picture.width();
            height = picture.height();
            picture.thumbnail().ifPresent(small -> {
                thumbnailSha256 = small.sha256();
                thumbnailMime = small.mime();
            });
        });
    }

    /**
     * It could not be fetched.
     *
     * @param attempt which try it was: an old one says nothing
     * @param nextAt when to try again, unless WhatsApp does not keep it so long or it is no use
     * @param quietly not to be told yet: it may be there in a moment
     * @return whether anything changed that people see
     */
    public boolean failed(MediaTrouble why, int attempt, Instant nextAt, boolean quietly) {
        if (!state.isFetchable() || attempt != attempts) {
            return false;
        }
        claimedBy = null;
        boolean tooLate = !nextAt.isBefore(createdAt.plus(KEPT_BY_WHATSAPP));
        if (why.isFinal()) {
            return become(why == MediaTrouble.EXPIRED ? MediaState.GONE : MediaState.REFUSED, why);
        }
        if (tooLate) {
            return become(MediaState.GONE, MediaTrouble.EXPIRED);
        }
        dueAt = nextAt;
        return !(quietly && state == MediaState.WAITING) && become(MediaState.FAILED, why);
    }

    private boolean become(MediaState next, MediaTrouble why) {
        boolean changed = state != next || !Objects.equals(trouble, why);
        state = next;
        trouble = why;
        if (!next.isFetchable()) {
            dueAt = null;
        }
        return changed;
    }

    /**
     * The company does not keep it any longer.
     *
     * @return the names of its bytes in the store: nothing here names them any more
     */
    public List<String> drop() {
        List<String> bytes =
                Stream.of(sha256, thumbnailSha256).filter(Objects::nonNull).toList();
        state = MediaState.GONE;
        trouble = MediaTrouble.NOT_KEPT;
        name = null;
        sha256 = null;
        thumbnailSha256 = null;
        thumbnailMime = null;
        return bytes;
    }

    /**
     * Somebody wants it now. What is being fetched goes on being fetched; what is gone or refused stays so.
     *
     * @return whether anything changed
     */
    public boolean wanted(Instant now) {
        if (state != MediaState.FAILED) {
            return false;
        }
        state = MediaState.WAITING;
        trouble = null;
        if (claimedBy == null) {
            dueAt = now;
        }
        return true;
    }
}

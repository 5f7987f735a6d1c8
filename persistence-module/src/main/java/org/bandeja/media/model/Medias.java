package org.bandeja.media.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.NumberId;

/** The files. */
@ApplicationScoped
public class Medias {
    @PersistenceContext
    EntityManager em;

    /** At once, before the message that names it. */
    public void add(Media media) {
        Optional<StoredFile> file = media.file();
        Optional<StoredFile.Picture> picture = file.flatMap(StoredFile::picture);
        Optional<StoredFile.Thumbnail> thumbnail = picture.flatMap(StoredFile.Picture::thumbnail);
        em.createNativeQuery("insert into media (id, public_id, state, number_id, whatsapp_id, said_mime, said_sha256,"
                        + " name, voice, animated, sha256, mime, size, width, height, thumbnail_sha256,"
                        + " thumbnail_mime, uploader_id, created_at, due_at) values (:id, :key, :state, :number,"
                        + " :whatsapp, :saidMime, :saidHash, :name, :voice, :animated, :hash, :mime, :size, :width,"
                        + " :height, :smallHash, :smallMime, :uploader, :created, :due)")
                .setParameter("id", media.id().value())
                .setParameter("key", media.key().text())
                .setParameter("state", media.state().name())
                .setParameter("number", media.number().map(NumberId::value).orElse(null))
                .setParameter("whatsapp", media.whatsappId().orElse(null))
                .setParameter("saidMime", media.saidMime().orElse(null))
                .setParameter("saidHash", media.saidSha256().orElse(null))
                .setParameter("name", media.name().orElse(null))
                .setParameter("voice", media.isVoice())
                .setParameter("animated", media.isAnimated())
                .setParameter("hash", file.map(StoredFile::sha256).orElse(null))
                .setParameter("mime", file.map(StoredFile::mime).orElse(null))
                .setParameter("size", file.map(StoredFile::size).orElse(null))
                .setParameter("width", picture.map(StoredFile.Picture::width).orElse(null))
                .setParameter("height", picture.map(StoredFile.Picture::height).orElse(null))
                .setParameter(
                        "smallHash", thumbnail.map(StoredFile.Thumbnail::sha256).orElse(null))
                .setParameter(
                        "smallMime", thumbnail.map(StoredFile.Thumbnail::mime).orElse(null))
                .setParameter("uploader", media.uploader().map(AgentId::value).orElse(null))
                .setParameter("created", Timestamp.from(media.createdAt()))
                .setParameter("due", media.state().isFetchable() ? Timestamp.from(media.createdAt()) : null)
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /**
     * What this person may have: what belongs to a message that he sees, and what he uploaded as long as it belongs to none. What is
     * not there and what is not for him look the same.
     */
    public Optional<Media> seenBy(MediaKey key, Caller caller) {
        return em
                .createQuery(
                        "select f from Media f where f.publicId = :key and (f.uploaderId = :me"
                                + " and not exists (select 1 from Message n where n.mediaId = f.id)"
                                + " and not exists (select 1 from CardFile y where y.id.mediaId = f.id) or exists"
                                + " (select 1 from Message m join Conversation c on c.id = m.conversationId"
                                + " where (m.mediaId = f.id or m.id in"
                                + " (select x.id.messageId from CardFile x where x.id.mediaId = f.id))"
                                + " and (:administrator = true or c.departmentId in :departments)))",
                        Media.class)
                .setParameter("key", key.text())
                .setParameter("me", caller.agent().value())
                .setParameter("administrator", caller.administrator())
                .setParameter("departments", departments(caller))
                .getResultList()
                .stream()
                .findFirst();
    }

    /** What this person uploaded: nobody else sends it. */
    public Optional<Media> uploadedBy(MediaKey key, Caller caller) {
        return em
                .createQuery("select f from Media f where f.publicId = :key and f.uploaderId = :me", Media.class)
                .setParameter("key", key.text())
                .setParameter("me", caller.agent().value())
                .getResultList()
                .stream()
                .findFirst();
    }

    /** An empty list in SQL would be an error. */
    private static List<Long> departments(Caller caller) {
        return caller.departments().isEmpty()
                ? List.of(-1L)
                : caller.departments().stream().map(DepartmentId::value).toList();
    }

    /** For Bandeja itself. */
    public Optional<Media> findForSystem(MediaId id) {
        return Optional.ofNullable(em.find(Media.class, id.value()));
    }

    /** For Bandeja itself: nobody else changes it until the end of the transaction. */
    public Optional<Media> lockForSystem(MediaId id) {
        return Optional.ofNullable(em.find(Media.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** For Bandeja itself: what is to be fetched now and nobody else is just taking, locked; the longest waiting first. */
    public List<Media> lockDueForSystem(Instant now, int most) {
        List<?> found = em.createNativeQuery(
                        "select * from media where due_at <= :now order by due_at limit :most for update skip locked",
                        Media.class)
                .setParameter("now", Timestamp.from(now))
                .setParameter("most", most)
                .getResultList();
        return found.stream().map(Media.class::cast).toList();
    }

    /** For Bandeja itself: when there is something to fetch again. */
    public Optional<Instant> earliestForSystem() {
        return Optional.ofNullable((Timestamp)
                        em.createNativeQuery("select min(due_at) from media").getSingleResult())
                .map(Timestamp::toInstant);
    }

    /** For Bandeja itself: what this node was fetching when it ended is to be fetched at this time. */
    public int releaseForSystem(String node, Instant at) {
        return em.createNativeQuery("update media set claimed_by = null, due_at = :at, version = version + 1"
                        + " where claimed_by = :node and due_at is not null")
                .setParameter("at", Timestamp.from(at))
                .setParameter("node", node)
                .executeUpdate();
    }

    /** For Bandeja itself: what no message names and came from this time on, before that one. */
    public List<Media> orphansForSystem(Instant since, Instant before, int most) {
        return em.createQuery(
                        "select f from Media f where f.createdAt >= :since and f.createdAt < :before"
                                + " and not exists (select 1 from Message m where m.mediaId = f.id)"
                                + " and not exists (select 1 from CardFile x where x.id.mediaId = f.id) order by f.createdAt",
                        Media.class)
                .setParameter("since", since)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList();
    }

    /** Writes what has changed so far. */
    public void flush() {
        em.flush();
    }

    /** For Bandeja itself. */
    public void removeForSystem(Media media) {
        em.remove(media);
    }

    /** For Bandeja itself: files that came before this time and are still there, but for those that have still to leave; locked. */
    public List<Media> lockOldForSystem(Instant before, int most) {
        List<?> found = em.createNativeQuery(
                        "select f.* from media f where f.state = 'THERE' and f.created_at < :before"
                                + " and not exists (select 1 from message m join outbox o on o.message_id = m.id"
                                + " where m.media_id = f.id)"
                                + " order by f.created_at limit :most for update skip locked",
                        Media.class)
                .setParameter("before", Timestamp.from(before))
                .setParameter("most", most)
                .getResultList();
        return found.stream().map(Media.class::cast).toList();
    }

    /**
     * For Bandeja itself: those of these files that no message names any more go.
     *
     * @return the names of their bytes in the store
     */
    public List<String> removeUnnamedForSystem(Collection<MediaId> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        List<Media> unnamed = em.createQuery(
                        "select f from Media f where f.id in :ids"
                                + " and not exists (select 1 from Message m where m.mediaId = f.id)"
                                + " and not exists (select 1 from CardFile x where x.id.mediaId = f.id)",
                        Media.class)
                .setParameter("ids", files.stream().map(MediaId::value).toList())
                .getResultList();
        List<String> bytes =
                unnamed.stream().flatMap(file -> file.drop().stream()).toList();
        unnamed.forEach(em::remove);
        em.flush();
        return bytes;
    }

    /** For Bandeja itself: whether any file's bytes, or its small copy's, are these. */
    public boolean isNamedForSystem(String sha256) {
        return !em.createNativeQuery("select 1 from media where sha256 = :hash"
                        + " union all select 1 from media where thumbnail_sha256 = :hash limit 1")
                .setParameter("hash", sha256)
                .getResultList()
                .isEmpty();
    }
}

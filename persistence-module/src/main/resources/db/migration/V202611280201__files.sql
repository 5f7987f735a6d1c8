-- Files that customers sent or agents uploaded. The bytes lie in the media store, named by their hash; several rows may
-- mean the same bytes, several messages the same row.
CREATE TABLE media (
    id               BIGINT       NOT NULL PRIMARY KEY,
    public_id        CHAR(22)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'random: how doors name it',
    state            VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'WAITING, THERE, FAILED (tried again), GONE, REFUSED',
    trouble          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'why it is not there',
    number_id        BIGINT       NULL COMMENT 'the business number that it came to',
    whatsapp_id      VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'what WhatsApp calls it; for what customers sent',
    said_mime        VARCHAR(255) NULL COMMENT 'what it is said to be',
    said_sha256      VARCHAR(255) NULL COMMENT 'as WhatsApp wrote it',
    name             VARCHAR(255) NULL,
    voice            BOOLEAN      NOT NULL,
    animated         BOOLEAN      NOT NULL,
    sha256           CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of the bytes; its name in the store',
    mime             VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'found from the bytes',
    size             BIGINT       NULL COMMENT 'bytes',
    width            INT          NULL COMMENT 'pixels, as shown',
    height           INT          NULL,
    thumbnail_sha256 CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    thumbnail_mime   VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
    uploader_id      BIGINT       NULL COMMENT 'the agent who uploaded it',
    created_at       DATETIME(3)  NOT NULL,
    attempts         INT          NOT NULL DEFAULT 0 COMMENT 'how often it was fetched, the present try included',
    due_at           DATETIME(3)  NULL COMMENT 'when to fetch it next; of one that is being fetched, when that is given up',
    claimed_by       VARCHAR(80)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    version          INT          NOT NULL DEFAULT 0,
    UNIQUE KEY media_public_id (public_id),
    KEY media_due (due_at),
    KEY media_bytes (sha256),
    KEY media_thumbnail (thumbnail_sha256),
    KEY media_age (created_at),
    CONSTRAINT media_number_fk FOREIGN KEY (number_id) REFERENCES business_number (id),
    CONSTRAINT media_uploader_fk FOREIGN KEY (uploader_id) REFERENCES agent (id)
);

ALTER TABLE message
    ADD media_id BIGINT NULL COMMENT 'the file that belongs to it',
    ADD KEY message_media (media_id),
    ADD CONSTRAINT message_media_fk FOREIGN KEY (media_id) REFERENCES media (id);

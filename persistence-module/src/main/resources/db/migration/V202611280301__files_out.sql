-- What WhatsApp calls a file that we brought to it, for one business number: remembered as long as it is surely kept there.
CREATE TABLE whatsapp_file (
    media_id      BIGINT       NOT NULL,
    number_id     BIGINT       NOT NULL,
    whatsapp_id   VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'null while it is being brought for the first time',
    brought_at    DATETIME(3)  NULL,
    claimed_until DATETIME(3)  NULL COMMENT 'a node is bringing it; later than this it has died',
    PRIMARY KEY (media_id, number_id),
    CONSTRAINT whatsapp_file_media_fk FOREIGN KEY (media_id) REFERENCES media (id) ON DELETE CASCADE,
    CONSTRAINT whatsapp_file_number_fk FOREIGN KEY (number_id) REFERENCES business_number (id)
);

ALTER TABLE outbox
    ADD awaits_file BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'its file has to be with WhatsApp first',
    ADD KEY outbox_files (awaits_file, message_id);

-- How much somebody has brought in the last hour.
ALTER TABLE media
    ADD KEY media_uploads (uploader_id, created_at);

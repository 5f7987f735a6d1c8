-- Most messages have one file; a template with several cards has one for each.
CREATE TABLE card_file (
    message_id BIGINT NOT NULL,
    media_id   BIGINT NOT NULL,
    PRIMARY KEY (message_id, media_id),
    KEY card_file_media (media_id),
    CONSTRAINT card_file_message_fk FOREIGN KEY (message_id) REFERENCES message (id),
    CONSTRAINT card_file_media_fk FOREIGN KEY (media_id) REFERENCES media (id)
);

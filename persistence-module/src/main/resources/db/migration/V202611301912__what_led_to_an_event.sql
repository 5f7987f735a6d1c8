-- Under which id the log tells what led to an event: of a delivery (d...) or of a message of the company (m...).

ALTER TABLE inbox_event
    ADD COLUMN trace VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the log tells what led to it under this id';

-- What people whom nobody here knows yet told WhatsApp about marketing messages. A contact that gets the address gets the wish, and the row goes.
CREATE TABLE marketing_wish (
    address VARCHAR(170) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'a phone number with its plus sign, or a user id',
    user_id VARCHAR(170) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'told with the phone number: that may become another person''s',
    wanted  BOOLEAN     NOT NULL,
    at      DATETIME(3) NOT NULL COMMENT 'an older one never replaces a newer one'
);

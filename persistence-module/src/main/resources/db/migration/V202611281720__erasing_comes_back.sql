-- An erasure leaves nothing behind that waits, or that somebody was called before; and one that fails holds up no other.

-- What a contact was called before its number or user id changed. Of whom is being erased: all that he was called by.
CREATE TABLE former_address (
    contact_id BIGINT       NOT NULL,
    address    VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as deliveries write it: the digits of a phone number, a user id',
    until      DATETIME(3)  NOT NULL COMMENT 'what came later under this address is somebody else''s',
    PRIMARY KEY (contact_id, address),
    CONSTRAINT former_address_contact_fk FOREIGN KEY (contact_id) REFERENCES contact (id)
);

INSERT INTO former_address (contact_id, address, until)
SELECT e.contact_id, line.address, e.wanted_at
FROM erasure e, JSON_TABLE(concat('["', replace(e.addresses, '\n', '","'), '"]'), '$[*]' COLUMNS (address VARCHAR(160) PATH '$')) line
WHERE line.address <> '';

ALTER TABLE erasure
    DROP COLUMN addresses,
    ADD COLUMN attempts INT         NOT NULL DEFAULT 0 COMMENT 'since it got on last',
    ADD COLUMN next_at  DATETIME(3) NOT NULL DEFAULT '1970-01-01 00:00:00' COMMENT 'not before',
    ADD KEY erasure_due (next_at);

-- Deliveries that hold somebody who is being erased, and that wait to be processed or for somebody to see to them.
CREATE TABLE erasure_delivery (
    contact_id  BIGINT NOT NULL,
    delivery_id BIGINT NOT NULL,
    PRIMARY KEY (contact_id, delivery_id),
    CONSTRAINT erasure_delivery_fk FOREIGN KEY (contact_id) REFERENCES erasure (contact_id) ON DELETE CASCADE
);

ALTER TABLE pending_change
    ADD COLUMN reactor VARCHAR(170) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'whose change it is, as in reaction; empty: the company''s';

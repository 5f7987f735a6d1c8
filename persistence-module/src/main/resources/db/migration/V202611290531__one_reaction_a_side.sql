-- A chat has two sides, and each has one reaction to a message, whatever WhatsApp calls the customer at the moment. In a group it is one of each participant.
ALTER TABLE reaction
    ADD COLUMN side    VARCHAR(170) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'empty is the company, customer the one whom the chat is with; in a group: what the participant was called first' AFTER target_id,
    ADD COLUMN phone   VARCHAR(170) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of who reacted, as far as WhatsApp told' AFTER side,
    ADD COLUMN user_id VARCHAR(170) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of who reacted, as far as WhatsApp told' AFTER phone;

UPDATE reaction
SET side    = IF(reactor = '', '', 'customer'),
    phone   = IF(reactor LIKE '+%', reactor, NULL),
    user_id = IF(reactor = '' OR reactor LIKE '+%', NULL, reactor);

UPDATE reaction r
    JOIN message m ON m.number_id = r.number_id AND m.whatsapp_id = r.target_id
    JOIN conversation c ON c.id = m.conversation_id
    JOIN contact k ON k.id = c.contact_id
SET r.side = r.reactor
WHERE k.is_group AND r.reactor <> '';

-- Of two that are one the newest is left, with what both were called by.
UPDATE reaction r
    JOIN reaction o ON o.number_id = r.number_id AND o.target_id = r.target_id AND o.side = r.side AND o.reactor <> r.reactor
SET r.phone   = coalesce(r.phone, o.phone),
    r.user_id = coalesce(r.user_id, o.user_id);

DELETE r
FROM reaction r
    JOIN reaction o ON o.number_id = r.number_id AND o.target_id = r.target_id AND o.side = r.side
        AND (o.at > r.at OR o.at = r.at AND o.reactor > r.reactor);

ALTER TABLE reaction
    DROP PRIMARY KEY,
    DROP COLUMN reactor,
    ADD PRIMARY KEY (number_id, target_id, side);

ALTER TABLE pending_change
    MODIFY reactor VARCHAR(170) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'whose change it is: a phone number or user id; empty: the company''s';

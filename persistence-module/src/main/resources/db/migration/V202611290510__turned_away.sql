-- The audit tells of a block once, whoever keeps on trying.
ALTER TABLE sign_in_counter
    ADD turned_away BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether the present block has refused somebody' AFTER blocked_until;

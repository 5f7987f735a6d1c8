-- An account was asked for its numbers as soon as some node set out to; that it told them is something else.
ALTER TABLE whatsapp_account
    ADD asked_at DATETIME(3) NULL COMMENT 'when WhatsApp was asked last for its numbers, whatever came of it' AFTER told_at,
    MODIFY listed_at DATETIME(3) NULL COMMENT 'when WhatsApp last told its numbers';

UPDATE whatsapp_account a
SET a.asked_at  = a.listed_at,
    a.listed_at = (SELECT MAX(n.listed_at) FROM business_number n WHERE n.account_id = a.id);

-- What an attendant has led to, so that the same answer once more does not lead there again; dialogs that are over are found by their age.
ALTER TABLE attendant_dialog
    ADD COLUMN led_route VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'LED: the route that was chosen, as text' AFTER led_to,
    ADD KEY attendant_dialog_old (state, began_at);

-- Who writes automatic texts does not write over somebody else's.
ALTER TABLE business_number ADD COLUMN auto_texts_version INT NOT NULL DEFAULT 0 COMMENT 'counts the changes of its automatic texts';
ALTER TABLE department ADD COLUMN auto_texts_version INT NOT NULL DEFAULT 0 COMMENT 'counts the changes of its automatic texts';

-- A department with 5,000 open conversations of 20 messages each, and one with 10,000 messages of all kinds, pictures among them. Ids
-- from 7000000000000000000 on. Pictures are those of the demo data, where there are any.
INSERT IGNORE INTO department (id, name) VALUES (7000000000000000001, 'Screen');
INSERT IGNORE INTO business_number (id, phone_number_id, display_phone_number, name, route_department_id)
    VALUES (7000000000000000001, 'screen-1', '+1 809 555 0201', 'Screen', 7000000000000000001);
INSERT IGNORE INTO contact (id, name, phone, created_at)
    SELECT 7000000000000000000 + seq,
        concat(elt(1 + crc32(seq) MOD 12, 'Ana', 'José', 'Lucía', 'Mateo', 'Sofía', 'Diego', 'Camila', 'Andrés', 'Valentina', 'Ramón', 'Inés', 'Óscar'), ' ',
            elt(1 + crc32(concat('s', seq)) MOD 12, 'Gómez', 'Pérez', 'Núñez', 'Rojas', 'Muñoz', 'Castro', 'Vidal', 'Salas', 'Cruz', 'Ibáñez', 'Lemus', 'Herrera'), ' ', seq),
        concat('+57', 3100000000 + seq), utc_timestamp(3) FROM seq_1_to_5000;
INSERT IGNORE INTO correspondence (number_id, contact_id, last_inbound_at)
    SELECT 7000000000000000001, 7000000000000000000 + seq, utc_timestamp(3) - INTERVAL seq MINUTE FROM seq_1_to_5000;
INSERT IGNORE INTO conversation (id, number_id, contact_id, department_id, status, opened_at, activity_at, waiting_since, last_seq,
        last_message_id, inbound_count, inbound_baseline)
    SELECT 7000000000000000000 + seq, 7000000000000000001, 7000000000000000000 + seq, 7000000000000000001, 'OPEN',
        utc_timestamp(3) - INTERVAL 2 DAY, utc_timestamp(3) - INTERVAL seq MINUTE, utc_timestamp(3) - INTERVAL seq MINUTE,
        IF(seq = 1, 10000, 20), 7000000000000000000 + seq * 20000 + IF(seq = 1, 9999, 19), 10, IF(seq MOD 3 = 0, 8, 10)
    FROM seq_1_to_5000;
SET @pictures = (SELECT count(*) FROM media WHERE state = 'THERE' AND mime LIKE 'image/%' AND thumbnail_sha256 IS NOT NULL);
CREATE TEMPORARY TABLE picture (place INT PRIMARY KEY, id BIGINT)
    SELECT row_number() OVER (ORDER BY id) - 1 AS place, id FROM media WHERE state = 'THERE' AND mime LIKE 'image/%' AND thumbnail_sha256 IS NOT NULL;
INSERT IGNORE INTO message (id, conversation_id, number_id, seq, direction, type, text, media_id, at, received_at, status)
    SELECT made.id, 7000000000000000000 + made.conversation, 7000000000000000001, made.place + 1, IF(made.place MOD 3 = 2, 'OUT', 'IN'),
        IF(picture.id IS NULL, 'text', 'image'),
        IF(picture.id IS NOT NULL, IF(made.chance MOD 2 = 0, 'Así llegó.', NULL), concat_ws(' ',
            elt(1 + made.chance MOD 6, '¡Hola, buenos días!', 'Le confirmo que', 'Gracias por la respuesta.', '👍', 'Quería saber de', '¿Cuánto cuesta'),
            IF(made.chance MOD 6 <> 3, elt(1 + made.chance MOD 5, 'el pedido de la semana pasada', 'la bicicleta roja del escaparate', 'el envío', 'la cita de mañana a las diez', 'el recibo'), NULL),
            IF(made.chance MOD 7 = 0, repeat('y todavía no sé cuándo llega lo que pedí, porque nadie me ha escrito desde el lunes ', 4), NULL),
            IF(made.chance MOD 11 = 0, 'https://example.com/pedidos/1234', NULL), IF(made.place MOD 50 = 0, concat('número ', made.place), NULL))),
        picture.id, utc_timestamp(3) - INTERVAL made.conversation MINUTE - INTERVAL (made.size - made.place) * IF(made.size > 20, 7, 1) MINUTE,
        utc_timestamp(3), IF(made.place MOD 3 = 2, 'READ', 'RECEIVED')
    FROM (SELECT 7000000000000000000 + c.seq * 20000 + m.seq AS id, c.seq AS conversation, m.seq AS place, IF(c.seq = 1, 10000, 20) AS size,
            crc32(concat(c.seq, '-', m.seq)) AS chance
        FROM seq_1_to_5000 c JOIN seq_0_to_9999 m ON m.seq < IF(c.seq = 1, 10000, 20)) made
    LEFT JOIN picture ON made.chance MOD 9 = 0 AND picture.place = made.chance MOD @pictures;
DROP TEMPORARY TABLE picture;

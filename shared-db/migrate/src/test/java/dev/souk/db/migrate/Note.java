package dev.souk.db.migrate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** There is no persistence unit without an entity. */
@Entity
@Table(name = "note")
class Note {

    @Id
    long id;

    String text = "";
}

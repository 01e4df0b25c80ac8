package dev.crossover.cloud.protocol;

import java.time.Instant;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Mappers between trees and bytes, with instants as AWS writes them. */
public final class Trees {

	/** Reads and writes JSON. */
	public static final JsonMapper JSON = JsonMapper.builder().addModule(instants()).build();

	/** Reads and writes CBOR. */
	static final CBORMapper CBOR = CBORMapper.builder().addModule(instants()).build();

	private Trees() {
	}

	private static SimpleModule instants() {
		return new SimpleModule().addSerializer(Instant.class, new EpochSeconds())
			.addSerializer(Entries.class, new Plain());
	}

	/** Writes a moment as seconds since 1970, tagged as such in CBOR. */
	private static final class EpochSeconds extends StdSerializer<Instant> {

		EpochSeconds() {
			super(Instant.class);
		}

		@Override
		public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
			if (generator instanceof CBORGenerator cbor) {
				cbor.writeTag(1);
			}
			generator.writeNumber(value.toEpochMilli() / 1000.0);
		}

	}

	/** Writes entries as the object they are. */
	private static final class Plain extends StdSerializer<Entries> {

		Plain() {
			super(Entries.class);
		}

		@Override
		public void serialize(Entries value, JsonGenerator generator, SerializationContext context) {
			generator.writePOJO(value.values());
		}

	}

}

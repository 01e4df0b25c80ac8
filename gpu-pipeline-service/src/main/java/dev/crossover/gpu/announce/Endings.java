package dev.crossover.gpu.announce;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;

import dev.crossover.common.document.DocumentError;
import dev.crossover.common.result.ResultLine;
import dev.crossover.common.result.StagedDocument;
import dev.crossover.gpu.ledger.Shard;
import dev.crossover.gpu.payload.Payloads;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Ends shards that no model will answer for: every document gets a result that says why,
 * on the same path as any other result.
 */
@Component
public class Endings {

	private final Payloads payloads;

	private final Announcer announcer;

	private final JsonMapper json;

	Endings(Payloads payloads, Announcer announcer, JsonMapper json) {
		this.payloads = payloads;
		this.announcer = announcer;
		this.json = json;
	}

	/**
	 * Ends a shard whose attempts failed.
	 * @param shard the shard
	 * @param code the error code that its documents carry
	 */
	public void giveUp(Shard shard, String code) {
		DocumentError error = new DocumentError(code,
				"The model did not answer for the documents around this one. Send it again.", true);
		end(shard, code, (document) -> ResultLine.errored(document.id(), document.index(), error));
	}

	/**
	 * Ends a shard whose batch is not to run any more.
	 * @param shard the shard
	 * @param ending how its documents end
	 */
	public void end(Shard shard, Ending ending) {
		end(shard, ending.origin(), ending::line);
	}

	private void end(Shard shard, String origin, Function<StagedDocument, ResultLine> result) {
		byte[] documents = this.payloads.read(Objects.requireNonNull(shard.payload()));
		ByteArrayOutputStream lines = new ByteArrayOutputStream();
		new String(documents, StandardCharsets.UTF_8).lines()
			.map((line) -> this.json.readValue(line, StagedDocument.class))
			.map((document) -> this.json.writeValueAsBytes(result.apply(document)))
			.forEach((line) -> {
				lines.writeBytes(line);
				lines.write('\n');
			});
		this.announcer.announce(shard, this.payloads.writeOutput(shard.key(), origin, lines.toByteArray()));
	}

}

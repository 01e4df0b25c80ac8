package dev.crossover.gpu.intake;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import dev.crossover.common.document.DocumentLine;
import dev.crossover.common.document.DocumentReader;
import dev.crossover.common.result.ResultLine;
import dev.crossover.common.result.StagedDocument;
import dev.crossover.gpu.intake.ShardStore.Kind;
import dev.crossover.gpu.ledger.StagingTerm;
import dev.crossover.policy.dispatch.ShardLimits;
import tools.jackson.databind.json.JsonMapper;

/** Cuts one submission into shards as it is read. */
public final class Staging {

	private final StagingTerm term;

	private final ShardStore store;

	private final JsonMapper json;

	private final Map<Kind, ShardBuffer> buffers = new EnumMap<>(Kind.class);

	private long documents;

	private int shards;

	Staging(StagingTerm term, ShardLimits limits, ShardStore store, JsonMapper json) {
		this.term = term;
		this.store = store;
		this.json = json;
		for (Kind kind : Kind.values()) {
			this.buffers.put(kind, new ShardBuffer(limits));
		}
	}

	/**
	 * Stages every document.
	 * @param reader the documents
	 * @param progress told after every document
	 * @throws IOException when the submission ends early
	 */
	public void stage(DocumentReader reader, Runnable progress) throws IOException {
		DocumentLine document = reader.next();
		while (document != null) {
			add(document);
			progress.run();
			document = reader.next();
		}
		for (Kind kind : Kind.values()) {
			flush(kind);
		}
	}

	/**
	 * How many documents there were.
	 * @return the number
	 */
	public long documents() {
		return this.documents;
	}

	/**
	 * How many shards they were cut into.
	 * @return the number
	 */
	public int shards() {
		return this.shards;
	}

	private void add(DocumentLine document) {
		switch (document) {
			case DocumentLine.Accepted accepted ->
				add(Kind.ACCEPTED, new StagedDocument(accepted.index(), accepted.id(), accepted.text()));
			case DocumentLine.Refused refused ->
				add(Kind.REFUSED, ResultLine.errored(refused.id(), refused.index(), refused.error()));
		}
	}

	private void add(Kind kind, Object value) {
		byte[] line = this.json.writeValueAsBytes(value);
		if (!buffer(kind).admits(line)) {
			flush(kind);
		}
		buffer(kind).add(line);
		this.documents++;
	}

	private void flush(Kind kind) {
		int count = buffer(kind).documents();
		if (count > 0) {
			this.store.store(this.term, this.shards, count, kind, buffer(kind).take());
			this.shards++;
		}
	}

	private ShardBuffer buffer(Kind kind) {
		return Objects.requireNonNull(this.buffers.get(kind));
	}

}

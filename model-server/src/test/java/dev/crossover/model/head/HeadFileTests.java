package dev.crossover.model.head;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

class HeadFileTests {

	private static final float[][] ROWS = { { 1, -2, 0.5f }, { 0, 3, -1 } };

	@Test
	void keepsAHeadOnEmbeddings() throws IOException {
		Linear linear = Linear.quantize(List.of("no", "yes"), new float[] { 0.5f, -0.5f }, ROWS);
		EmbeddingHead head = new EmbeddingHead("answer", "some encoder", linear, new Fallback("no", 0.3f));

		EmbeddingHead again = (EmbeddingHead) keptAndRead(head);

		assertThat(again.name()).isEqualTo("answer");
		assertThat(again.encoder()).isEqualTo("some encoder");
		assertThat(again.labels()).containsExactly("no", "yes");
		assertThat(again.fallback()).isEqualTo(new Fallback("no", 0.3f));
		assertThat(again.linear().apply(new float[] { 1, 2, 3 }))
			.containsExactly(linear.apply(new float[] { 1, 2, 3 }));
	}

	@Test
	void keepsAHeadOnLetters() throws IOException {
		float[] buckets = new float[2 * 8];
		buckets[3] = 1;
		HashedLinear table = HashedLinear.quantize(List.of("de", "en"), new float[] { 0, 0.1f }, buckets);
		NgramHead head = new NgramHead("language", new Ngrams(3, 8), table);

		assertThat(keptAndRead(head)).isInstanceOfSatisfying(NgramHead.class, (again) -> {
			assertThat(again.ngrams()).isEqualTo(new Ngrams(3, 8));
			assertThat(again.predict("Guten Tag")).isEqualTo(head.predict("Guten Tag"));
		});
	}

	@Test
	void losesLittleInEightBits() {
		float[] scores = Linear.quantize(List.of("no", "yes"), new float[2], ROWS).apply(new float[] { 1, 1, 1 });

		assertThat(scores[0]).isCloseTo(-0.5f, within(0.02f));
		assertThat(scores[1]).isCloseTo(2f, within(0.03f));
	}

	@Test
	void refusesAnotherFile() throws IOException {
		ByteArrayOutputStream other = new ByteArrayOutputStream();
		try (GZIPOutputStream zipped = new GZIPOutputStream(other)) {
			zipped.write("something else".getBytes(java.nio.charset.StandardCharsets.UTF_8));
		}

		assertThatIOException().isThrownBy(() -> HeadFile.read(new ByteArrayInputStream(other.toByteArray())))
			.withMessage("Not a head");
	}

	private static Head keptAndRead(Head head) throws IOException {
		ByteArrayOutputStream kept = new ByteArrayOutputStream();
		HeadFile.write(head, kept);
		return HeadFile.read(new ByteArrayInputStream(kept.toByteArray()));
	}

}

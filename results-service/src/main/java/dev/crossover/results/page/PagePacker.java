package dev.crossover.results.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import dev.crossover.common.result.ResultLine;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Packs result lines into pages, in the order of their indexes. A page is bounded by its
 * size before compression: that bounds the item, since gzip adds next to nothing to what
 * it cannot shrink, and it bounds what a reader unpacks.
 */
@Component
public class PagePacker {

	/** The most bytes of lines in a page; an item may have 400 KB. */
	static final int PAGE_BYTES = 320_000;

	private final JsonMapper json;

	PagePacker(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Packs lines.
	 * @param lines the lines of a shard or request
	 * @return the pages, none when there are no lines
	 */
	public List<PageContents> pack(List<ResultLine> lines) {
		List<PageContents> pages = new ArrayList<>();
		Draft draft = new Draft();
		for (ResultLine line : lines.stream().sorted(Comparator.comparingLong(ResultLine::index)).toList()) {
			byte[] bytes = (this.json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
			if (draft.isFull(bytes.length)) {
				pages.add(draft.finish());
				draft = new Draft();
			}
			draft.add(line.index(), bytes);
		}
		if (draft.documents > 0) {
			pages.add(draft.finish());
		}
		return pages;
	}

	/** A page being filled. */
	private static final class Draft {

		private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

		private long firstIndex;

		private int documents;

		boolean isFull(int more) {
			return this.documents > 0 && this.lines.size() + more > PAGE_BYTES;
		}

		void add(long index, byte[] line) {
			this.firstIndex = (this.documents == 0) ? index : this.firstIndex;
			this.documents++;
			this.lines.writeBytes(line);
		}

		PageContents finish() {
			ByteArrayOutputStream packed = new ByteArrayOutputStream();
			try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
				this.lines.writeTo(gzip);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return new PageContents(this.firstIndex, this.documents, packed.toByteArray());
		}

	}

}

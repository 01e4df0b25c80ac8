package dev.crossover.cloud.bill;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.crossover.cloud.metering.UsageLedger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code GET /_bill}: JSON, or a table for those who ask for text. */
public final class BillPage extends Handler.Abstract {

	private final PriceList prices;

	private final UsageLedger usage;

	public BillPage(PriceList prices, UsageLedger usage) {
		this.prices = prices;
		this.usage = usage;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		Bill bill = Bill.of(this.usage.usage(), this.prices);
		String accept = String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT));
		boolean table = accept.contains("text/plain") || accept.contains("text/html");
		response.getHeaders()
			.put(HttpHeader.CONTENT_TYPE, table ? "text/plain; charset=utf-8" : "application/json")
			.put(HttpHeader.CACHE_CONTROL, "no-store");
		byte[] body = table ? BillTable.of(bill).getBytes(StandardCharsets.UTF_8)
				: PriceList.JSON.writeValueAsBytes(bill);
		response.write(true, ByteBuffer.wrap(body), callback);
		return true;
	}

}

"""An honest Telegram on one machine: the Bot API server, the people who write to it, the page.

server = await start(schema=...)                    # bot.playground.server
async with Stage(server.url) as stage:              # bot.playground.stage
customer = await stage.person("Lan")            # bot.playground.people
await customer.says("Ai xem được dữ liệu của tôi?")
answer = await customer.sees("1.5")
await customer.presses("Khiếu nại", answer)
"""

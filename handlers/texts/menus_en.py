"""The menus in English."""

from handlers.texts.menus import AdminMenu, BindingMenu, CareMenu, CustomerMenu, MenuTexts

EN = MenuTexts(
    customer=CustomerMenu(
        chinhsach="Read the privacy policy",
        khieunai="Lodge a complaint",
        hoso="See my cases",
        bosung="Add to a case",
        rut="Withdraw a complaint",
        molai="Reopen a case",
        dulieu="My data",
        lienhe="How to reach us",
        ngonngu="Tiếng Việt / English",
        huy="Leave what is unfinished",
        help="Help",
    ),
    care=CareMenu(
        hangdoi="The open cases",
        hoso="See the card of a case",
        nhan="Receive a case",
        doc="Read in full, in private",
        traloi="Answer the customer",
        hoi="Ask the customer",
        ghichu="Internal note",
        giaiquyet="Resolve",
        chuyen="Move to step 3",
        tuchoi="Do not take up",
        giu="Take a case on",
        tra="Give a case back",
        giao="Hand a case to a colleague",
        tim="Find a case by its code",
    ),
    admin=AdminMenu(
        napchinhsach="Load a new policy",
        phienban="Versions of the policy",
        nhansu="Customer care staff",
        nguoiroi="Cases of those who left",
        thongke="Cases in numbers",
        suckhoe="How the bot is doing",
    ),
    binding=BindingMenu(
        gannhom="Bind this group",
        bogan="Unbind this group",
    ),
    care_head="**Commands of customer care** (in the care group, or in private)",
    admin_head="**Commands of admins**",
    binding_head="**Commands of admins, typed in a group**",
    line="• /{command} – {what}",
)

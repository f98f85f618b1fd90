"""What the menu says beside each command: one field a command, named in Vietnamese."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CustomerMenu:
    """The commands of a customer."""

    chinhsach: str
    khieunai: str
    hoso: str
    bosung: str
    rut: str
    molai: str
    dulieu: str
    lienhe: str
    ngonngu: str
    huy: str
    help: str


@dataclass(frozen=True)
class CareMenu:
    """The commands of care staff."""

    hangdoi: str
    hoso: str
    nhan: str
    doc: str
    traloi: str
    hoi: str
    ghichu: str
    giaiquyet: str
    chuyen: str
    tuchoi: str
    giahan: str
    lienquan: str
    sochuyen: str
    bohoso: str
    spam: str
    giu: str
    tra: str
    giao: str
    tim: str


@dataclass(frozen=True)
class AdminMenu:
    """The commands of admins in private."""

    napchinhsach: str
    phienban: str
    nhansu: str
    danhba: str
    mautraloi: str
    gospam: str
    nguoiroi: str
    thongke: str
    suckhoe: str
    datrieng: str


@dataclass(frozen=True)
class BindingMenu:
    """The commands of admins in groups."""

    gannhom: str
    bogan: str


@dataclass(frozen=True)
class MenuTexts:
    """Every menu."""

    customer: CustomerMenu
    care: CareMenu
    admin: AdminMenu
    binding: BindingMenu
    care_head: str
    admin_head: str
    binding_head: str
    line: str

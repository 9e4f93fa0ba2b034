import type { AccountMessages, Words } from './text.ts'
import { formatAgo } from './times.ts'

const NOTHING_CHANGED = 'لم يتغيّر شيء.'
const RESET_INSTEAD = 'إن لم تستطع الدخول فأعد تعيين كلمة المرور.'

/** Every word of the account's own dialogs, in Arabic. */
export const account: Words['account'] = {
  back: 'العودة إلى حسابك',
  save: 'حفظ',
  saving: 'جارٍ الحفظ…',
  passwordWrong: 'هذه ليست كلمة مرورك. حاول مرة أخرى. إن نسيتها فسجّل الخروج وأعد تعيينها.',
  loginAgain: 'سُجّل خروجك في هذه الأثناء. سجّل الدخول للمتابعة.',
  proveFirst: 'مرّ وقت على دخولك: أدخل كلمة المرور للمتابعة.',
  proveAndContinue: 'متابعة',
  labels: { currentPassword: 'كلمة المرور الحالية', newEmail: 'البريد الإلكتروني الجديد', confirmation: 'التأكيد' },
  ago: (seconds) => formatAgo('ar', seconds, 'الآن'),
  menu: { title: 'حسابك', busy: 'لحظة من فضلك…' },
  name: {
    title: 'الاسم والصورة',
    saved: 'تم الحفظ.',
    restore: 'إلغاء',
    avatar: 'صورتك صُنعت لهذا الحساب وحده. وهي لا تتغيّر.',
    useInstead: (suggestion) => `استخدام ${suggestion}`,
  },
  profile: { title: 'بياناتك' },
  password: {
    title: 'تغيير كلمة المرور',
    text: 'سيُسجَّل الخروج من كل المتصفحات الأخرى.',
    submit: 'تغيير كلمة المرور',
  },
  email: {
    title: 'تغيير عنوان البريد الإلكتروني',
    text: (email) => `عنوانك هو ${email}. ويبقى كذلك إلى أن تضغط على الرابط الذي نرسله إلى العنوان الجديد.`,
    submit: 'إرسال الرابط',
    busy: 'جارٍ الإرسال…',
    pending: (email) => `في انتظار ${email}: افتح الرسالة التي أرسلناها إليه واضغط على الرابط.`,
    same: 'هذا عنوانك الحالي. اختر عنوانًا آخر.',
    until: (email) => `وحتى ذلك الحين يبقى ${email} عنوانك.`,
    resent: (email) => `رسالة جديدة في طريقها إلى ${email}. ابحث أيضًا في مجلد الرسائل غير المرغوب فيها.`,
    cancelChange: 'إلغاء التغيير',
    undeliverable: (email) => `رسائلنا إلى ${email} لا تصل. غيّر عنوانك لنتمكن من الوصول إليك.`,
  },
  sessions: {
    title: 'أين سجّلت دخولك',
    only: 'لم تسجّل دخولك في أي مكان آخر.',
    here: 'هذا المتصفح',
    seen: (when) => `آخر نشاط: ${when}`,
    end: 'تسجيل الخروج',
    endOf: (device) => `تسجيل الخروج من ${device}`,
    endOthers: 'تسجيل الخروج من كل مكان آخر',
    ended: 'سُجّل الخروج منه.',
    othersEnded: 'سُجّل خروجك من كل مكان آخر.',
    unknownDevice: 'متصفح غير معروف',
  },
  activity: {
    title: 'آخر الأحداث',
    text: 'إن كان بينها ما لم تفعله أنت، فغيّر كلمة المرور.',
    none: 'لم يحدث شيء بعد.',
    other: 'تغيّر شيء ما',
    events: {
      signed_up: 'إنشاء الحساب',
      confirmed: 'تأكيد العنوان',
      logged_in: 'تسجيل الدخول',
      logged_out: 'تسجيل الخروج',
      logged_out_everywhere: 'تسجيل الخروج من كل مكان',
      password_reset: 'إعادة تعيين كلمة المرور',
      password_changed: 'تغيير كلمة المرور',
      name_changed: 'تغيير الاسم',
      username_changed: 'تغيير اسم المستخدم',
      profile_changed: 'تغيير الملف الشخصي',
      email_change_requested: 'طلب تغيير العنوان',
      email_change_cancelled: 'إلغاء تغيير العنوان',
      email_changed: 'تغيير العنوان',
      change_undone: 'التراجع عن تغيير',
      session_revoked: 'تسجيل الخروج من متصفح',
      other_sessions_revoked: 'تسجيل الخروج من كل المتصفحات الأخرى',
      data_exported: 'تنزيل البيانات',
    },
    submit: 'تغيير كلمة المرور',
  },
  data: {
    title: 'تنزيل بياناتي',
    text: 'ملف فيه كل ما هو محفوظ عن حسابك، بصيغة JSON التي تستطيع البرامج الأخرى قراءتها.',
    submit: 'تنزيل',
    busy: 'جارٍ جمع البيانات…',
    done: 'سُلّم الملف إلى متصفحك.',
  },
  delete: {
    title: 'حذف الحساب',
    text: 'لا يمكن التراجع عن إغلاق حسابك. يُحذف كل ما يخصه، ويُسجَّل خروجك من كل مكان.',
    word: 'حذف',
    hint: 'للتأكيد، اكتب هنا «حذف».',
    mismatch: 'اكتب هنا كلمة «حذف».',
    submit: 'حذف حسابي',
    busy: 'جارٍ الحذف…',
  },
  change: {
    title: 'تغيير عنوان بريدك الإلكتروني',
    text: (email) => `اضغط على الزر ليصبح ${email} عنوان حسابك.`,
    submit: 'استخدام هذا العنوان',
    busy: 'جارٍ الحفظ…',
  },
  undo: {
    title: 'ألم تكن أنت؟',
    text: 'اضغط على الزر إن كان شخص آخر قد غيّر حسابك. يُلغى التغيير ويُسجَّل خروج الجميع.',
    submit: 'التراجع عن التغيير',
    busy: 'جارٍ التراجع…',
  },
}

/** What the last view of such a dialog says. */
export const accountMessages: AccountMessages = {
  password_changed: {
    title: 'تغيّرت كلمة المرور',
    text: () => 'تغيّرت كلمة مرورك. سُجّل الخروج من كل المتصفحات الأخرى، ويبقى هذا المتصفح داخلًا.',
  },
  account_deleted: { title: 'حُذف الحساب', text: () => 'حُذف حسابك وكل ما كان يخصه.' },
  email_changed: {
    title: 'تغيّر العنوان',
    text: (email) => `أصبح ${email} عنوان حسابك. سجّل الدخول به من الآن فصاعدًا.`,
  },
  undone_restored: {
    title: 'تم التراجع',
    text: (email) => `عاد ${email} عنوانًا لحسابك، وسُجّل خروج الجميع. اختر الآن كلمة مرور جديدة: رسالة فيها رمز في طريقها إليك.`,
  },
  undone_reset: {
    title: 'سُجّل خروج الجميع',
    text: (email) => `للأمان، اختر الآن كلمة مرور جديدة: رسالة فيها رمز في طريقها إلى ${email}.`,
  },
  change_address_taken: {
    title: 'لهذا العنوان حساب',
    text: (email) => `للعنوان ${email} حساب خاص به. ${NOTHING_CHANGED} سجّل الدخول به، أو اختر عنوانًا آخر للحساب الآخر.`,
  },
  undo_address_taken: {
    title: 'لهذا العنوان حساب',
    text: (email) => `صار للعنوان ${email} حساب خاص به. ${NOTHING_CHANGED} سجّل الدخول به، أو أعد تعيين كلمة مروره.`,
  },
  change_link_invalid: {
    title: 'هذا الرابط لا يعمل',
    text: () => `هذا ليس رابطًا صالحًا لتغيير عنوان. ${NOTHING_CHANGED} سجّل الدخول واطلب التغيير مرة أخرى.`,
  },
  change_link_expired: {
    title: 'هذا الرابط قديم',
    text: () => `روابط تغيير العنوان تعمل ساعة واحدة فقط. ${NOTHING_CHANGED} سجّل الدخول واطلب التغيير مرة أخرى.`,
  },
  change_link_used: {
    title: 'استُخدم هذا الرابط',
    text: (email) => `استُخدم هذا الرابط من قبل. سجّل الدخول بالعنوان ${email}.`,
  },
  change_link_replaced: {
    title: 'توجد رسالة أحدث',
    text: (email) => `استُبدل هذا الرابط. افتح أحدث رسالة وصلت إلى ${email}، أو سجّل الدخول واطلب التغيير مرة أخرى.`,
  },
  undo_link_invalid: {
    title: 'هذا الرابط لا يعمل',
    text: () => `هذا ليس رابطًا صالحًا للتراجع عن تغيير. ${NOTHING_CHANGED} ${RESET_INSTEAD}`,
  },
  undo_link_expired: {
    title: 'هذا الرابط قديم',
    text: () => `يمكن التراجع عن التغييرات خلال سبعة أيام. ${NOTHING_CHANGED} ${RESET_INSTEAD}`,
  },
  undo_link_used: {
    title: 'تم التراجع من قبل',
    text: () => `استُخدم هذا الرابط من قبل: أُلغي التغيير. ${RESET_INSTEAD}`,
  },
  undo_link_replaced: {
    title: 'توجد رسالة أحدث',
    text: () => `استُبدل هذا الرابط. افتح أحدث رسالة. ${RESET_INSTEAD}`,
  },
}
